package dev.seans.exchange;

import java.util.Optional;

/**
 * Which exchange sessions an operator wants to see, the newest first.
 *
 * @param sessionKey a whole key or the beginning of one
 * @param lastMode the mode of the last request
 * @param importRequested whether an import was ever asked for
 * @param after the number of the last one that was seen: only older ones
 * @param limit how many at the most
 */
public record ExchangeSearch(
        Optional<String> sessionKey,
        Optional<String> user,
        Optional<String> lastMode,
        Optional<Boolean> importRequested,
        Optional<Long> after,
        int limit) {}
