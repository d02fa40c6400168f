package dev.seans.filter;

import dev.seans.identity.RawQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The requests that open a session: those whose query has this parameter with this value.
 *
 * @param parameter empty if no request opens one
 */
record EntryPattern(String parameter, String value) {

    static final EntryPattern NONE = new EntryPattern("", "");

    static EntryPattern parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException("entry = \"" + text + "\": expected name=value, such as mode=checkauth");
        }
        return new EntryPattern(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean matches(HttpServletRequest request) {
        return !parameter.isEmpty()
                && RawQuery.parse(request.getQueryString()).all(parameter).equals(List.of(value));
    }
}
