package dev.seans.commerceml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as the kinds of 1C write them: {@code 2026-03-12}, {@code 2026-03-12T9:05:00}, {@code 2026-03-12+03:00},
 * {@code 12.03.2026 00:00:00}. All are local; a zone behind them is dropped, because it is that of the same clock.
 */
final class OneCTime {

    private static final String DATE = "(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{2})\\.([0-9]{2})\\.([0-9]{4}))";
    private static final String ZONE = "(?:Z|[+-][0-9]{2}:?[0-9]{2})?";
    private static final String TIME = "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?";
    private static final Pattern FORM = Pattern.compile(DATE + ZONE + "(?:[T ]+(?:" + TIME + ")?" + ZONE + ")?");

    private static final int DATE_LENGTH = 10;

    /** An empty date, as it begins with the year or ends with it; and a time without a date. */
    private static final Pattern EMPTY = Pattern.compile("0001-.*|01\\.01\\.0001.*|T");

    private OneCTime() {}

    /** Whether it says that there is no date. */
    static boolean isEmpty(String text) {
        return EMPTY.matcher(text).matches();
    }

    /** In one form, {@code 2026-03-12T09:05:00}, or a date alone; null if it is no date. */
    static @Nullable String of(@Nullable String text) {
        if (text == null || text.length() > 40 || isEmpty(text)) {
            return null;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String date = form.group(1) == null
                ? form.group(6) + "-" + form.group(5) + "-" + form.group(4)
                : form.group(1) + "-" + form.group(2) + "-" + form.group(3);
        if (form.group(7) == null) {
            return date;
        }
        String hour = form.group(7).length() == 1 ? "0" + form.group(7) : form.group(7);
        String second = form.group(9) == null ? "00" : form.group(9);
        return date + "T" + hour + ":" + form.group(8) + ":" + second;
    }

    /** Of a date, which may bring an empty time along, and a time apart. */
    static @Nullable String of(@Nullable String date, @Nullable String time) {
        String whole = of(date);
        if (whole == null || time == null) {
            return whole;
        }
        String both = of(whole.substring(0, DATE_LENGTH) + " " + time);
        return both == null ? whole : both;
    }
}
