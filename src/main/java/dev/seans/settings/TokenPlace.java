package dev.seans.settings;

import java.util.regex.Pattern;

/**
 * Where an answer has a token.
 *
 * @param name a JSON Pointer, or the name of a header; empty if it is the whole body
 */
public record TokenPlace(Kind kind, String name) {

    /** A JSON Pointer that is not the whole document: RFC 6901. */
    static final Pattern JSON_POINTER = Pattern.compile("(/([^/~]|~[01])*)+");

    private static final String HEADER = "header:";
    private static final Pattern HEADER_FORM = Pattern.compile(HEADER + "[A-Za-z0-9_-]+");

    /** In which part of the answer. */
    public enum Kind {
        FIELD,
        HEADER,
        BODY
    }

    /** @throws IllegalArgumentException with what was expected */
    static TokenPlace parse(String text) {
        if (text.equals("body")) {
            return new TokenPlace(Kind.BODY, "");
        }
        if (HEADER_FORM.matcher(text).matches()) {
            return new TokenPlace(Kind.HEADER, text.substring(HEADER.length()));
        }
        if (JSON_POINTER.matcher(text).matches()) {
            return new TokenPlace(Kind.FIELD, text);
        }
        throw new IllegalArgumentException("expected a JSON Pointer, such as /access_token, or header:NAME, or body");
    }

    /** As a message calls it. */
    @Override
    public String toString() {
        return switch (kind) {
            case FIELD -> "field " + name;
            case HEADER -> "header " + name;
            case BODY -> "body";
        };
    }
}
