package dev.seans.smoke;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A page of the console that is open: it hears of changes without asking. */
public final class ListeningPage implements AutoCloseable, Flow.Subscriber<String> {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> answer;

    /** Begins to listen. */
    public ListeningPage(URI root) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("api/events"))
                .header("Authorization", AdminApi.authorization())
                .build();
        answer = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(this));
    }

    /** All lines so far. */
    public List<String> lines() {
        return lines;
    }

    /** What the newest event of this name says. */
    public Optional<JsonObject> newest(String event) {
        for (int index = lines.size() - 1; index > 0; index--) {
            if (lines.get(index).startsWith("data: ") && lines.get(index - 1).equals("event: " + event)) {
                return Optional.of(parsed(lines.get(index).substring("data: ".length())));
            }
        }
        return Optional.empty();
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** Whether the server has ended it. */
    public boolean isOver() {
        return answer.isDone();
    }

    /** Goes away without a word, as a browser does. */
    @Override
    public void close() {
        answer.cancel(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable gone) {
        lines.add("error: " + gone);
    }

    @Override
    public void onComplete() {
        lines.add("end");
    }
}
