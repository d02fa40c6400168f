package dev.seans.changes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read. For those who follow it is a text that they hand back.
 *
 * @param number of the transaction
 * @param stream which of its changes are read: all of lower streams, and of this one those up to the row
 */
public record ChangeCursor(long number, int stream, long row) implements Comparable<ChangeCursor> {

    /** Nothing is read. */
    public static final ChangeCursor BEGINNING = new ChangeCursor(0, 0, 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9])\\.([0-9]{1,18})");

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
                        Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))))
                : Optional.empty();
    }

    static ChangeCursor endOf(long number) {
        return new ChangeCursor(number, END, 0);
    }

    /** The row of a stream behind which the reading goes on within this number. */
    long behind(int other) {
        if (other < stream) {
            return Long.MAX_VALUE;
        }
        return other == stream ? row : -1;
    }

    @Override
    public int compareTo(ChangeCursor other) {
        int byNumber = Long.compare(number, other.number);
        int byStream = Integer.compare(stream, other.stream);
        return byNumber != 0 ? byNumber : byStream != 0 ? byStream : Long.compare(row, other.row);
    }

    @Override
    public String toString() {
        return number + "." + stream + "." + row;
    }
}
