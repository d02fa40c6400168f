package dev.seans.login;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The end of a session as a field of a login's answer tells it, in one of the ways in which programs write it:
 *
 * <ol>
 *   <li>a JSON Web Token tells it itself, in its {@code exp}: RFC 7519, section 4.1.4;
 *   <li>a number below a thousand million is seconds from now: RFC 6749, section 5.1; so many seconds nobody grants, so a larger
 *       one is seconds since 1970, and from a hundred thousand million on milliseconds; what would be in the year 5138 is for ever;
 *   <li>else it is a date and a time of ISO 8601, with an offset or without one, and with a blank for its T, as SQL has it.
 * </ol>
 */
final class ToldExpiry {

    private static final int NANO_DIGITS = 9;
    private static final Pattern TOKEN = Pattern.compile("[\\w-]{2,}\\.[\\w-]{2,}\\.[\\w-]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");
    private static final BigDecimal SINCE_1970 = new BigDecimal("1e9");
    private static final BigDecimal IN_MILLIS = new BigDecimal("1e11");
    private static final BigDecimal FOR_EVER = new BigDecimal("1e14");
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, NANO_DIGITS, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final AnswerTime answered;
    private final ZoneId zone;

    private ToldExpiry(AnswerTime answered, ZoneId zone) {
        this.answered = answered;
        this.zone = zone;
    }

    /**
     * The time from the answer on; at most {@link Lifetimes#LONGEST}.
     *
     * @param zone of dates without an offset
     * @throws IllegalArgumentException if it is nothing of these, or is over already
     */
    static Duration parse(String text, AnswerTime answered, ZoneId zone) {
        Duration left = new ToldExpiry(answered, zone).left(text);
        if (left.isNegative() || left.isZero()) {
            throw new IllegalArgumentException("says that the session is over already");
        }
        return Lifetimes.capped(left);
    }

    /** The end that a JSON Web Token tells itself; empty if it is none, tells no end, or is over already. */
    static Optional<Duration> ofToken(String token, AnswerTime answered) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(token, answered, ZoneOffset.UTC));
        } catch (IllegalArgumentException tellsNothing) {
            return Optional.empty();
        }
    }

    private Duration left(String text) {
        if (TOKEN.matcher(text).matches()) {
            return left(endOfToken(text)); // 1
        }
        return NUMBER.matcher(text).matches() ? left(new BigDecimal(text)) : until(date(text)); // 2, 3
    }

    private static BigDecimal endOfToken(String token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
            return JsonField.find(claims, "/exp")
                    .filter(text -> NUMBER.matcher(text).matches())
                    .map(BigDecimal::new)
                    .orElseThrow(() -> new IllegalArgumentException("is a token that does not tell its end"));
        } catch (IllegalArgumentException noToken) {
            throw new IllegalArgumentException("is a token that does not tell its end", noToken);
        }
    }

    private Duration left(BigDecimal number) {
        if (number.compareTo(FOR_EVER) >= 0) {
            return Lifetimes.LONGEST;
        }
        if (number.compareTo(IN_MILLIS) >= 0) {
            return until(Instant.ofEpochMilli(number.longValue()));
        }
        return number.compareTo(SINCE_1970) >= 0
                ? until(Instant.ofEpochSecond(number.longValue()))
                : Duration.ofSeconds(number.max(SINCE_1970.negate()).longValue());
    }

    private Instant date(String text) {
        try {
            TemporalAccessor date = DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return date instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(date).atZone(zone).toInstant();
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException(
                    "is neither a number nor a date and time, such as 2026-03-01T10:00:00Z", noDate);
        }
    }

    private Duration until(Instant end) {
        return Duration.between(answered.instant(), end);
    }
}
