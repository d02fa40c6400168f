package dev.seans.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds the session id of a request. The first source, in the order of the policy, that has an id decides: there is no
 * fall-through from a bad one.
 *
 * @param sources in order; the default is URL, cookie, header
 * @param cookieName of the session cookie
 */
public record RequestedIdReader(List<IdSource> sources, String cookieName) {

    /** 1C's commands in {@code IBSession}: were they ids, all clients that send them would share one session. */
    private static final Set<String> COMMANDS = Set.of("start", "finish");

    public RequestedIdReader {
        sources = List.copyOf(sources);
    }

    public RequestedId read(HttpServletRequest request) {
        for (IdSource source : sources) {
            RequestedId found = only(candidates(source, request), source);
            if (!(found instanceof RequestedId.None)) {
                return found;
            }
        }
        return new RequestedId.None();
    }

    private static RequestedId only(List<String> candidates, IdSource source) {
        String only = "";
        for (String candidate : candidates) {
            if (!only.isEmpty() && !candidate.isEmpty() && !candidate.equals(only)) {
                return new RequestedId.Malformed(source);
            }
            only = candidate.isEmpty() ? only : candidate;
        }
        return only.isEmpty() ? new RequestedId.None() : id(only, source);
    }

    private static RequestedId id(String text, IdSource source) {
        return SessionId.parse(text)
                .<RequestedId>map(id -> new RequestedId.Present(id, source))
                .orElseGet(() -> new RequestedId.Malformed(source));
    }

    private List<String> candidates(IdSource source, HttpServletRequest request) {
        return switch (source) {
            case URL -> RawQuery.parse(request.getQueryString()).all("sessid");
            case COOKIE -> CookieHeader.values(headers(request, "Cookie"), cookieName);
            case HEADER -> withoutCommands(headers(request, "IBSession"));
        };
    }

    private static List<String> withoutCommands(List<String> headers) {
        return headers.stream()
                .map(String::strip)
                .filter(value -> !COMMANDS.contains(value))
                .toList();
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
