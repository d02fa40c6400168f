package dev.seans.publications;

import dev.seans.settings.DurationText;
import java.time.Duration;
import java.util.regex.Pattern;

/** How the values of session reuse are written, in init-params as in {@code default.vrd}. */
final class ReuseText {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LARGEST_POOL = 10_000;
    private static final Duration LONGEST_AGE = Duration.ofDays(365);

    private ReuseText() {}

    static ReuseMode mode(String text) {
        require(ReuseMode.texts().contains(text), "one of " + String.join(", ", ReuseMode.texts()));
        return ReuseMode.parse(text);
    }

    static ServiceType type(String text) {
        require(ServiceType.texts().contains(text), "one of " + String.join(", ", ServiceType.texts()));
        return ServiceType.parse(text);
    }

    static Duration maxAge(String text) {
        String expected = "seconds, such as 20, or a duration, such as 2 min; from 1 ms to 365 d";
        Duration age = duration(text, expected);
        require(!age.isZero() && age.compareTo(LONGEST_AGE) <= 0, expected);
        return age;
    }

    static Duration poolTimeout(String text) {
        String expected = "seconds, such as 5, or a duration, such as 500 ms; from 0 to 10 min";
        Duration wait = duration(text, expected);
        require(wait.compareTo(ReuseSettings.LONGEST_WAIT) <= 0, expected);
        return wait;
    }

    static int poolSize(String text) {
        String expected = "a whole number from 1 to 10000";
        require(isNumber(text), expected);
        int size = Integer.parseInt(text);
        require(size >= 1 && size <= LARGEST_POOL, expected);
        return size;
    }

    static boolean flag(String text) {
        require(text.equals("true") || text.equals("false"), "true or false");
        return text.equals("true");
    }

    private static Duration duration(String text, String expected) {
        if (isNumber(text)) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException wrongForm) {
            throw new IllegalArgumentException("expected " + expected, wrongForm);
        }
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}
