package dev.seans.httpsession;

import java.util.regex.Pattern;

/** Text from bytes that anybody may have written, for a log: on one line, and short. */
final class LogText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
    private static final int LONGEST = 200;

    private LogText() {}

    static String of(String text) {
        String line = CONTROL.matcher(text).replaceAll("?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
