package dev.seans.keeper;

import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For how long an upstream wants to be left alone: RFC 9110, section 10.2.3. */
final class RetryAfter {

    private static final int DIGITS = 9;

    private RetryAfter() {}

    /** Seconds, or a date by the upstream's clock; null if it says nothing that makes sense, or a time that is over. */
    static @Nullable Duration of(HttpHeaders headers, AnswerTime answered) {
        return headers.firstValue("Retry-After")
                .map(text -> duration(text.strip(), answered))
                .filter(duration -> !duration.isNegative())
                .orElse(null);
    }

    private static @Nullable Duration duration(String text, AnswerTime answered) {
        if (!text.matches("[0-9]+")) {
            return CookieDate.parse(text)
                    .map(end -> Lifetimes.capped(Duration.between(answered.instant(), end)))
                    .orElse(null);
        }
        return text.length() > DIGITS ? Lifetimes.LONGEST : Lifetimes.capped(Duration.ofSeconds(Long.parseLong(text)));
    }
}
