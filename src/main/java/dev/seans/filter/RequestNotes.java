package dev.seans.filter;

import jakarta.servlet.ServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a servlet wants to see in the one log line of its request: it leaves the fields here, the filter writes them
 * when the request is done. Never ids, cookies or passwords.
 */
public final class RequestNotes {

    private static final String ATTRIBUTE = RequestNotes.class.getName();
    private static final int LONGEST = 200;

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** The notes of a request; there are always some. */
    public static RequestNotes of(ServletRequest request) {
        RequestNotes notes = (RequestNotes) request.getAttribute(ATTRIBUTE);
        if (notes == null) {
            notes = new RequestNotes();
            request.setAttribute(ATTRIBUTE, notes);
        }
        return notes;
    }

    /** Adds a field; what a client could use to forge a line is taken out of the value. */
    public synchronized void put(String field, @Nullable Object value) {
        fields.put(field, harmless(String.valueOf(value)));
    }

    /** As a value is written in the line, for what stands there without a name: a path comes decoded from a client, too. */
    static String shown(String text) {
        return quoted(harmless(text));
    }

    private static String harmless(String text) {
        return onOneLine(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    private static String onOneLine(String text) {
        String harmless = text;
        for (int index = 0; index < text.length(); index++) {
            if (forgesLines(text.charAt(index))) {
                harmless = harmless.replace(text.charAt(index), ' ');
            }
        }
        return harmless;
    }

    /** Control characters, and the two further line ends of Unicode. */
    private static boolean forgesLines(char character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    synchronized boolean isEmpty() {
        return fields.isEmpty();
    }

    synchronized Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    synchronized String line() {
        StringBuilder line = new StringBuilder();
        fields.forEach((field, value) ->
                line.append(line.isEmpty() ? "" : " ").append(field).append('=').append(quoted(value)));
        return line.toString();
    }

    /** A file name must not look like a field of its own. */
    private static String quoted(String value) {
        boolean plain = value.indexOf(' ') < 0 && value.indexOf('=') < 0 && value.indexOf('"') < 0;
        return plain ? value : '"' + value.replace("\"", "'") + '"';
    }
}
