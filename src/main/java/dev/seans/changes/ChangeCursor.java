package dev.seans.changes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read. For those who follow it is a text that they hand back.
 *
 * @param epoch in which the number counts; empty at the beginning
 * @param number of the transaction
 * @param stream which of its changes are read: all of lower streams, and of this one those up to the row
 */
public record ChangeCursor(String epoch, long number, int stream, long row) {

    /** Nothing is read. */
    public static final ChangeCursor BEGINNING = new ChangeCursor("", 0, 0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,16})\\.([0-9]{1,18})\\.([0-9])\\.([0-9]{1,18})");

    /** Behind all streams. */
    private static final int END = 9;

    /** Empty if it is none. */
    public static Optional<ChangeCursor> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(BEGINNING);
        }
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ChangeCursor(
                        form.group(1),
                        Long.parseLong(form.group(2)),
                        Integer.parseInt(form.group(3)),
                        Long.parseLong(form.group(4))))
                : Optional.empty();
    }

    /** Behind all changes of a transaction. A source without any change has no epoch yet. */
    public static ChangeCursor endOf(String epoch, long number) {
        return number == 0 ? BEGINNING : new ChangeCursor(epoch, number, END, 0);
    }

    /** Whether it may be one of these numbers. */
    boolean isOf(ChangeNumbers.Last last) {
        return equals(BEGINNING) || (epoch.equals(last.epoch()) && number <= last.number());
    }

    /** The row of a stream behind which the reading goes on within this number. */
    long behind(int other) {
        if (other < stream) {
            return Long.MAX_VALUE;
        }
        return other == stream ? row : -1;
    }

    @Override
    public String toString() {
        return equals(BEGINNING) ? "0" : epoch + "." + number + "." + stream + "." + row;
    }
}
