package dev.seans.filter;

import jakarta.servlet.ServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a servlet wants to see in the one log line of its request: it leaves the fields here, the filter writes them
 * when the request is done. Never ids, cookies or passwords.
 */
public final class RequestNotes {

    private static final String ATTRIBUTE = RequestNotes.class.getName();
    private static final int LONGEST = 200;

    /** Control characters, and the two further line ends of Unicode. */
    private static final Pattern LINE_FORGING = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

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
        String text = LINE_FORGING.matcher(String.valueOf(value)).replaceAll(" ");
        fields.put(field, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    synchronized boolean isEmpty() {
        return fields.isEmpty();
    }

    synchronized Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    synchronized String line() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + quoted(field.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** A file name must not look like a field of its own. */
    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(character -> character == ' ' || character == '=' || character == '"');
        return plain ? value : '"' + value.replace("\"", "'") + '"';
    }
}
