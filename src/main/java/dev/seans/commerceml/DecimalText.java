package dev.seans.commerceml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as 1C and those who edit its forms write them: a point or a comma before the fraction, blanks, apostrophes, points or
 * commas between thousands, a unit or a currency behind. What could mean two numbers is none: {@code >10}, {@code 5-7},
 * {@code 5 тыс.}
 */
public final class DecimalText {

    /** Longer than any number that fits the columns, and short enough to be no attack. */
    private static final int MAX_LENGTH = 64;

    /** No number of this length exceeds a long, or has too many digits on either side of its point. */
    private static final int SIMPLE_LENGTH = 9;

    /** What fits DECIMAL(26, 8). */
    private static final int MAX_INTEGER_DIGITS = 18;

    private static final int FRACTION_DIGITS = 8;

    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?) ?\\p{Sc}? ?" // sign and currency
                    + "([0-9][0-9.,' ]*|[.,][0-9]+)" // digits with their separators
                    + "(?:[eE]([+-]?[0-9]{1,2}))?" // exponent
                    + "(?<![ ]) ?(?:\\p{Sc}|%|(?:\\p{L}+[23]?[./]? ?){1,3})?"); // unit

    /** Thousands between separators of one kind, or none. */
    private static final Pattern GROUPED = Pattern.compile("[0-9]*|[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\\1[0-9]{3})*");

    /** Words that are no unit, but change the number. */
    private static final Pattern MULTIPLIER =
            Pattern.compile("(?<!\\p{L})(?:(?:тыс|млн|млрд|миллион|миллиард|коп|дюж|thousand|million|billion|dozen)"
                    + "|(?:к|кк|k|kk|mln|bln)(?!\\p{L}))");

    private DecimalText() {}

    /**
     * Reads a number in its shortest form, so that 100 and 100.00 are equal; a fraction is rounded to 8 digits.
     *
     * @return null if it is no number, more than one, or has more than 18 digits before the point
     */
    static @Nullable BigDecimal parse(String text) {
        BigDecimal simple = simple(text);
        if (simple != null) {
            return shortest(simple);
        }
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        Matcher form = NUMBER.matcher(plain(text));
        if (!form.matches() || MULTIPLIER.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            return null;
        }
        String digits = withoutGroups(form.group(2).strip());
        return digits == null ? null : fitting(number(form.group(1) + digits, form.group(3)));
    }

    /** The number, if it fits the columns; null if it has more than 18 digits before the point. */
    static @Nullable BigDecimal fitting(BigDecimal number) {
        if (number.precision() - number.scale() > MAX_INTEGER_DIGITS) {
            return null;
        }
        return shortest(
                number.scale() > FRACTION_DIGITS ? number.setScale(FRACTION_DIGITS, RoundingMode.HALF_UP) : number);
    }

    private static BigDecimal number(String digits, @Nullable String exponent) {
        BigDecimal number = new BigDecimal(digits);
        return exponent == null ? number : number.scaleByPowerOfTen(Integer.parseInt(exponent));
    }

    /** A few digits with or without a fraction, as nearly all numbers are; null for the others, good or bad. */
    private static @Nullable BigDecimal simple(String text) {
        if (text.isEmpty() || text.length() > SIMPLE_LENGTH) {
            return null;
        }
        long digits = 0;
        int scale = -1;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character >= '0' && character <= '9') {
                digits = digits * 10 + (character - '0');
                scale += scale < 0 ? 0 : 1;
            } else if (scale < 0 && index > 0 && (character == '.' || character == ',')) {
                scale = 0;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(digits, Math.max(scale, 0));
    }

    /** Without zeros at the end of the fraction, and without an exponent. */
    public static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** With one kind of blank, minus and apostrophe. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (TextValue.isBlank(character)) {
                plain.append(' ');
            } else {
                plain.append(character == '\u2212' ? '-' : character == '\u2019' ? '\'' : character);
            }
        }
        return plain.toString().strip();
    }

    /**
     * The digits with a point before the fraction, if there is one. The last point or comma stands before it, unless there
     * are several of its kind: then they part thousands.
     *
     * @return null if the separators make no sense
     */
    private static @Nullable String withoutGroups(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean hasFraction = last >= 0 && digits.indexOf(digits.charAt(last)) == last;
        String whole = hasFraction ? digits.substring(0, last) : digits;
        String fraction = hasFraction ? digits.substring(last + 1) : "";
        boolean makesSense = GROUPED.matcher(whole).matches()
                && fraction.chars().allMatch(Character::isDigit)
                && !(whole.isEmpty() && fraction.isEmpty());
        return makesSense ? "0" + whole.replaceAll("[.,' ]", "") + "." + fraction + "0" : null;
    }
}
