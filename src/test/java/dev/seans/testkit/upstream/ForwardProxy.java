package dev.seans.testkit.upstream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A small forward proxy for requests without a body; it remembers what went through it. */
public final class ForwardProxy implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpPort port = new HttpPort(ServerSocketFactory.getDefault(), this::forwarded);

    public int port() {
        return port.number();
    }

    /** Methods and whole addresses. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        port.close();
    }

    private WireReply forwarded(SeenRequest request) throws IOException, InterruptedException {
        requests.add(request.method() + " " + request.target());
        HttpRequest.Builder onward = HttpRequest.newBuilder(URI.create(request.target()))
                .method(request.method(), HttpRequest.BodyPublishers.noBody());
        HttpResponse<String> answer = http.send(onward.build(), BodyHandlers.ofString());
        return PlainReply.of(answer.statusCode()).saying("text/plain", answer.body());
    }
}
