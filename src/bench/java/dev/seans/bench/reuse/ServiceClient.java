package dev.seans.bench.reuse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A client that calls the service again and again, one call after the other, on one connection. */
final class ServiceClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Way way;
    private final int port;
    private final String service;
    private String cookie = "";

    ServiceClient(Way way, int port, String service) {
        this.way = way;
        this.port = port;
        this.service = service;
    }

    /** How long each of these calls took, in nanoseconds. */
    List<Long> call(int times, int workMillis) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int call = 0; call < times; call++) {
            long begun = System.nanoTime();
            call(workMillis);
            nanos.add(System.nanoTime() - begun);
        }
        return nanos;
    }

    private void call(int workMillis) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:%d%s/hs/%s?ms=%d".formatted(port, way.contextPath(), service, workMillis)));
        if (way == Way.USE) {
            request.header(cookie.isEmpty() ? "IBSession" : "Cookie", cookie.isEmpty() ? "start" : cookie);
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(way + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        answer.headers().firstValue("Set-Cookie").ifPresent(told -> cookie = told.split(";", 2)[0]);
    }
}
