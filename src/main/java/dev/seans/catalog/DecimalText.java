package dev.seans.catalog;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as 1C writes them: blanks between thousands, a comma or a point before the fraction. */
final class DecimalText {

    /** Longer than any number that fits the columns, and short enough to be no attack. */
    private static final int MAX_LENGTH = 64;

    /** No number of this length exceeds a long, or has too many digits on either side of its point. */
    private static final int SIMPLE_LENGTH = 9;

    private static final int MAX_INTEGER_DIGITS = 18;

    /** What fits DECIMAL(26, 8). No exponent: 1C writes none, and a large one would fill the memory. */
    private static final Pattern FORM = Pattern.compile("([+-]?)0*([0-9]{0,18})(?:[.,]([0-9]{0,8})0*)?");

    private DecimalText() {}

    /**
     * Reads a number in its shortest form, so that 100 and 100.00 are equal.
     *
     * @throws BadRecordException if it is no number, or has more than 18 digits before or 8 behind the point
     */
    static BigDecimal parse(String text) throws BadRecordException {
        BigDecimal simple = simple(text);
        if (simple != null) {
            return shortest(simple);
        }
        if (text.length() <= MAX_LENGTH) {
            String digits = withoutBlanks(text);
            Matcher form = FORM.matcher(digits);
            if (form.matches() && digits.chars().anyMatch(digit -> digit >= '0' && digit <= '9')) {
                return shortest(new BigDecimal(plain(form)));
            }
        }
        throw new BadRecordException(RejectionReason.BAD_NUMBER, "not a number: " + Excerpt.of(text));
    }

    /**
     * A number that was computed from others.
     *
     * @throws BadRecordException if it has more than 18 digits before the point
     */
    static BigDecimal requireFit(BigDecimal number) throws BadRecordException {
        if (number.precision() - number.scale() > MAX_INTEGER_DIGITS) {
            throw new BadRecordException(
                    RejectionReason.BAD_NUMBER, "a sum of more than " + MAX_INTEGER_DIGITS + " digits");
        }
        return number;
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
    static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String plain(Matcher form) {
        String sign = "-".equals(form.group(1)) ? "-" : "";
        String fraction = form.group(3) == null ? "" : form.group(3);
        return sign + "0" + form.group(2) + "." + fraction + "0";
    }

    private static String withoutBlanks(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            if (!TextValue.isBlank(text.charAt(index))) {
                digits.append(text.charAt(index));
            }
        }
        return digits.toString();
    }
}
