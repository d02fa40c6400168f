package dev.seans.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a part of an order. Each constructor of one tells all of it at once. */
final class OrderCheck {

    /** Digits before the point: 1C keeps sums in numbers of 15 digits, two of them behind it. */
    private static final int INTEGER_DIGITS = 13;

    /** Pasted from a word processor: no XML can hold them, and nobody misses them. */
    private static final Pattern NOT_IN_XML = Pattern.compile("[\\p{Cc}\\x{FFFE}\\x{FFFF}&&[^\\r\\n\\t\\x{85}]]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}\\x{FFFE}\\x{FFFF}]");
    private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cc}\\x{FFFE}\\x{FFFF}&&[^\\r\\n\\t]]");

    private final List<OrderProblem> problems = new ArrayList<>();

    /** A text that is needed, without blanks around it; null, which no caller should give, is left to the check. */
    static String trimmed(String text) {
        return text == null ? text : line(text);
    }

    /** A text that may be absent, without blanks around it. */
    static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : line(text);
    }

    /** The same for a text of several lines. */
    static @Nullable String strippedLines(@Nullable String text) {
        return text == null ? null : NOT_IN_XML.matcher(text).replaceAll("").strip();
    }

    private static String line(String text) {
        return NOT_IN_XML
                .matcher(text)
                .replaceAll("")
                .replaceAll("[\\r\\n\\t\\x{85}\\x{2028}\\x{2029}]+", " ")
                .strip();
    }

    /** 10 and 10.00 are one amount, and one text. */
    static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    OrderCheck that(boolean holds, String field, String message) {
        if (!holds) {
            problems.add(new OrderProblem("/" + field, message));
        }
        return this;
    }

    /** A line of text that is needed. */
    OrderCheck text(String field, @Nullable String text, int most) {
        return text == null ? that(false, field, "is missing: give a text") : form(field, text, most, CONTROL);
    }

    /** A line of text that may be absent, but not empty: 1C reads an empty value as the one before it. */
    OrderCheck optional(String field, @Nullable String text, int most) {
        return text == null ? this : text(field, text, most);
    }

    /** The same for a text of several lines. */
    OrderCheck optionalLines(String field, @Nullable String text, int most) {
        return text == null ? this : form(field, text, most, CONTROL_IN_LINES);
    }

    /** A number as it is never changed and never cut. */
    OrderCheck identifier(String field, @Nullable String text, int most) {
        if (text != null && !text.equals(text.strip())) {
            return that(false, field, "has blanks around it: 1C would look for another one; remove them");
        }
        return text(field, text, most);
    }

    /** An amount of money, in hundredths at the finest, and not negative. */
    OrderCheck money(String field, @Nullable BigDecimal amount) {
        return number(field, amount, 2);
    }

    /** A number that is not negative. */
    OrderCheck number(String field, @Nullable BigDecimal number, int decimals) {
        if (number == null) {
            return that(false, field, "is missing: give a number");
        }
        // Before anything else: comparing a number with an exponent of a billion takes minutes.
        if (number.scale() > 30 || number.precision() - (long) number.scale() > INTEGER_DIGITS) {
            return that(false, field, "is out of range: at most %d digits before the point".formatted(INTEGER_DIGITS));
        }
        return that(number.signum() >= 0, field, "is negative: 1C takes no such order; give 0 or more")
                .that(
                        number.stripTrailingZeros().scale() <= decimals,
                        field,
                        "has more than %d digits behind the point: round it".formatted(decimals));
    }

    OrderCheck matches(String field, @Nullable String text, Pattern form, String message) {
        return text == null ? this : that(form.matcher(text).matches(), field, message);
    }

    OrderCheck needed(String field, @Nullable Object value, String message) {
        return that(value != null, field, "is missing: " + message);
    }

    void done() {
        if (!problems.isEmpty()) {
            throw new InvalidOrderException(problems);
        }
    }

    private OrderCheck form(String field, String text, int most, Pattern forbidden) {
        if (text.isBlank()) {
            return that(false, field, "is empty: give a text, or leave the field out where it may be absent");
        }
        that(
                text.length() <= most,
                field,
                String.format(Locale.ROOT, "has %d characters: 1C keeps %d; shorten it", text.length(), most));
        that(
                !forbidden.matcher(text).find(),
                field,
                "has a control character, which no XML document can hold: remove it");
        return that(isWellFormed(text), field, "has half of a surrogate pair: it was cut inside a character");
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
