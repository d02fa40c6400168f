package dev.seans.login;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * When an answer was given, by the upstream's own clock. Ends that it names as a date are held against this, so that a
 * clock which differs from ours does no harm.
 */
record AnswerTime(Instant instant) {

    /**
     * By the header Date.
     *
     * @param otherwise what time it is here, if there is no such header, or nonsense in it
     */
    static AnswerTime of(HttpHeaders headers, Supplier<Instant> otherwise) {
        return new AnswerTime(
                headers.firstValue("Date").flatMap(CookieDate::parse).orElseGet(otherwise));
    }
}
