package dev.seans.login;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The end of a session as a field of a login's answer tells it. */
final class ToldExpiry {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    private ToldExpiry() {}

    /**
     * The time from the answer on; at most {@link Lifetimes#LONGEST}.
     *
     * @param text seconds, or a date and time with an offset: ISO 8601
     * @throws IllegalArgumentException if it is neither, or is over already
     */
    static Duration parse(String text, AnswerTime answered) {
        Duration left = NUMBER.matcher(text).matches() ? seconds(text) : until(text, answered);
        if (left.isNegative() || left.isZero()) {
            throw new IllegalArgumentException("says that the session is over already");
        }
        return Lifetimes.capped(left);
    }

    private static Duration seconds(String text) {
        BigDecimal most = BigDecimal.valueOf(Lifetimes.LONGEST.toSeconds());
        BigDecimal told = new BigDecimal(text).min(most).max(most.negate());
        return Duration.ofSeconds(told.longValue());
    }

    private static Duration until(String text, AnswerTime answered) {
        try {
            return Duration.between(
                    answered.instant(), OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(
                    "is neither seconds nor a date and time with an offset, such as 2026-03-01T10:00:00Z");
        }
    }
}
