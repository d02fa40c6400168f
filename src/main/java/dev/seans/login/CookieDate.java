package dev.seans.login;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of cookies, which servers write in many ways: RFC 6265, section 5.1.1. */
final class CookieDate {

    private static final Pattern DELIMITERS = Pattern.compile("[\\x09\\x20-\\x2F\\x3B-\\x40\\x5B-\\x60\\x7B-\\x7E]+");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[^0-9].*)?");
    private static final Pattern DAY = Pattern.compile("([0-9]{1,2})(?:[^0-9].*)?");
    private static final Pattern YEAR = Pattern.compile("([0-9]{2,4})(?:[^0-9].*)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int LETTERS_OF_A_MONTH = 3;
    private static final int FIRST_YEAR = 1601;

    private Optional<Matcher> time = Optional.empty();
    private Optional<Integer> day = Optional.empty();
    private Optional<Integer> month = Optional.empty();
    private Optional<Integer> year = Optional.empty();

    private CookieDate() {}

    /** Empty if it is no date. */
    static Optional<Instant> parse(String text) {
        CookieDate date = new CookieDate();
        DELIMITERS.splitAsStream(text).filter(token -> !token.isEmpty()).forEach(date::take);
        return date.instant();
    }

    /** Each token is the first thing that it can be and that has not been found yet. */
    private void take(String token) {
        Matcher timeForm = TIME.matcher(token);
        Matcher dayForm = DAY.matcher(token);
        Matcher yearForm = YEAR.matcher(token);
        if (time.isEmpty() && timeForm.matches()) {
            time = Optional.of(timeForm);
        } else if (day.isEmpty() && dayForm.matches()) {
            day = Optional.of(number(dayForm, 1));
        } else if (month.isEmpty() && month(token) > 0) {
            month = Optional.of(month(token));
        } else if (year.isEmpty() && yearForm.matches()) {
            year = Optional.of(fullYear(number(yearForm, 1)));
        }
    }

    private Optional<Instant> instant() {
        if (time.isEmpty() || day.isEmpty() || month.isEmpty() || year.isEmpty() || year.get() < FIRST_YEAR) {
            return Optional.empty();
        }
        try {
            Matcher clock = time.get();
            return Optional.of(LocalDateTime.of(
                            year.get(), month.get(), day.get(), number(clock, 1), number(clock, 2), number(clock, 3))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int month(String token) {
        return token.length() < LETTERS_OF_A_MONTH
                ? 0
                : 1 + MONTHS.indexOf(token.substring(0, LETTERS_OF_A_MONTH).toLowerCase(Locale.ROOT));
    }

    /** Two digits mean a year from 1970 to 2069. */
    private static int fullYear(int year) {
        if (year >= 100) {
            return year;
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
