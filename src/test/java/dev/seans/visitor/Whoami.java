package dev.seans.visitor;

import dev.seans.testkit.http.RawResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;

/** What {@code /hs/whoami} tells of a session. */
public record Whoami(
        String key, String reuse, String service, String user, int calls, Instant createdAt, Instant lastAccessAt) {

    /** Reads an answer; one that was refused fails the test. */
    public static Whoami of(RawResponse answer) {
        if (answer.status() != 200) {
            throw new AssertionError("whoami: " + answer);
        }
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            JsonObject told = reader.readObject();
            return new Whoami(
                    told.getString("key"),
                    told.getString("reuse"),
                    told.getString("service"),
                    told.getString("user"),
                    told.getInt("calls"),
                    Instant.parse(told.getString("createdAt")),
                    Instant.parse(told.getString("lastAccessAt")));
        }
    }
}
