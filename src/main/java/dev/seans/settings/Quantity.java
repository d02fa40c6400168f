package dev.seans.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with a unit, as in {@code 8 MiB} or {@code 20s}.
 *
 * @param amount in the smallest unit of its table: milliseconds or bytes
 */
record Quantity(long amount) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\s*([A-Za-z]+)");

    /**
     * Reads a number and its unit.
     *
     * @param units unit to its size in the smallest unit
     * @throws IllegalArgumentException if the text is not a number and one of these units, or too large
     */
    static Quantity parse(String text, Map<String, Long> units) {
        Matcher form = FORM.matcher(text.strip());
        @Nullable Long unit = form.matches() ? units.get(form.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("expected a number and a unit, one of " + units.keySet());
        }
        try {
            return new Quantity(Math.multiplyExact(Long.parseLong(form.group(1)), unit));
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("expected a smaller number", tooLarge);
        }
    }

    Duration toDuration() {
        return Duration.ofMillis(amount);
    }
}
