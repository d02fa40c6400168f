package dev.seans.session;

import java.util.Optional;

/**
 * Which live sessions an operator wants to see, the newest first.
 *
 * @param held whether a request holds the session right now
 * @param after the number of the last one that was seen: only older ones
 * @param limit how many at the most
 */
public record SessionSearch(
        Optional<String> scope, Optional<String> user, Optional<Boolean> held, Optional<Long> after, int limit) {

    public SessionSearch {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one session, not " + limit);
        }
    }
}
