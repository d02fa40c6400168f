package dev.seans.filter;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is done, as its log line tells of it.
 *
 * @param status of HTTP
 * @param took from the filter to the answer, also if that came later from another thread
 * @param address of the client, as far as it can be believed
 * @param notes the fields of the line; values are the client's words in part, so they are not bounded
 */
public record FinishedRequest(int status, Duration took, String address, Map<String, String> notes) {

    public FinishedRequest {
        notes = Map.copyOf(notes);
    }

    public Optional<String> note(String field) {
        return Optional.ofNullable(notes.get(field));
    }
}
