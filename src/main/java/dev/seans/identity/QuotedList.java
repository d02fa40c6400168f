package dev.seans.identity;

import java.util.ArrayList;
import java.util.List;

/** Lists in headers whose parts may be quoted strings (RFC 9110, section 5.6.4), with the separator inside. */
final class QuotedList {

    private QuotedList() {}

    /** The parts between separators that stand outside of quotes. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == '\\' && quoted) {
                index++;
            } else if (character == separator && !quoted) {
                parts.add(text.substring(begin, index));
                begin = index + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** The content of a quoted string; addresses need no escapes, so one stays as it is, and is no address. */
    static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
