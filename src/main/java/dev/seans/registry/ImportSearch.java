package dev.seans.registry;

import java.util.Optional;

/**
 * Which imports an operator wants to see, the newest first.
 *
 * @param sessionKey a whole key or the beginning of one
 * @param after the number of the last import that was seen: only older ones
 * @param limit how many at the most
 */
public record ImportSearch(
        Optional<String> sessionKey,
        Optional<String> source,
        Optional<String> state,
        Optional<Long> after,
        int limit) {}
