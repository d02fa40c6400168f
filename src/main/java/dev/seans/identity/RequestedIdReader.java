package dev.seans.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the session id of a request. The first source, in the order of the policy, that has an id decides: there is no
 * fall-through from a bad one. An empty one is none. Anything else that has not the form of an id is malformed, for the same
 * reason in each source; only in a header the blanks around it are no part of it.
 *
 * @param sources in order; the default is URL, cookie, header
 * @param cookieName of the session cookie
 * @param anyCase whether the id is that of a service: the name of the cookie, and 1C's commands, may be written in upper and
 *     lower case, and several words of the header in one line
 */
public record RequestedIdReader(List<IdSource> sources, String cookieName, boolean anyCase) {

    public RequestedIdReader {
        sources = List.copyOf(sources);
    }

    public RequestedIdReader(List<IdSource> sources, String cookieName) {
        this(sources, cookieName, false);
    }

    /** For ids that 1C's clients keep: some write {@code ibsession}. */
    static RequestedIdReader ofServices(List<IdSource> sources) {
        return new RequestedIdReader(sources, SessionControl.NAME, true);
    }

    public RequestedId read(HttpServletRequest request) {
        return read(request, cookie -> true);
    }

    /** The same, but cookies that have not the form of an id are none: they are somebody else's. */
    RequestedId readOwn(HttpServletRequest request) {
        return read(request, cookie -> SessionId.parse(cookie).isPresent());
    }

    private RequestedId read(HttpServletRequest request, Predicate<String> isOwnCookie) {
        for (IdSource source : sources) {
            List<String> candidates = candidates(source, request);
            RequestedId found = only(
                    source == IdSource.COOKIE
                            ? candidates.stream().filter(isOwnCookie).toList()
                            : candidates,
                    source);
            if (!(found instanceof RequestedId.None)) {
                return found;
            }
        }
        return new RequestedId.None();
    }

    private RequestedId only(List<String> candidates, IdSource source) {
        List<String> different = candidates.stream()
                .filter(candidate -> !candidate.isEmpty())
                .distinct()
                .toList();
        return switch (different.size()) {
            case 0 -> new RequestedId.None();
            case 1 -> id(different.get(0), source);
            default -> source == IdSource.COOKIE && !anyCase ? several(different) : new RequestedId.Malformed(source);
        };
    }

    private static RequestedId several(List<String> different) {
        List<SessionId> ids = different.stream()
                .map(SessionId::parse)
                .flatMap(Optional::stream)
                .limit(RequestedId.Several.MOST_IDS)
                .toList();
        return ids.isEmpty()
                ? new RequestedId.Malformed(IdSource.COOKIE)
                : new RequestedId.Several(ids, different.size());
    }

    /** The one rule for what was brought, wherever it stood: an id, the beginning of one, or malformed. */
    static RequestedId id(String text, IdSource source) {
        return SessionId.parse(text)
                .<RequestedId>map(id -> new RequestedId.Present(id, source))
                .orElseGet(() -> new RequestedId.Malformed(source, SessionId.isTruncated(text)));
    }

    private List<String> candidates(IdSource source, HttpServletRequest request) {
        return switch (source) {
            case URL -> RawQuery.parse(request.getQueryString()).all("sessid");
            case COOKIE ->
                CookieHeader.values(
                        Collections.list(request.getHeaders("Cookie")),
                        anyCase ? cookieName::equalsIgnoreCase : cookieName::equals);
            case HEADER -> anyCase ? ControlHeader.idsOfServices(request) : ControlHeader.ids(request);
        };
    }

    /**
     * The {@code Cookie} header, read by hand: 1C writes it by hand, too, and some clients echo a whole {@code Set-Cookie}
     * with its attributes, which a container's parser may refuse.
     */
    static final class CookieHeader {

        private CookieHeader() {}

        /** The values of all pairs of such a name. */
        static List<String> values(List<String> headers, Predicate<String> isName) {
            List<String> values = new ArrayList<>();
            for (String header : headers) {
                for (String pair : header.split(";", -1)) {
                    int equals = pair.indexOf('=');
                    if (equals >= 0 && isName.test(Spelling.withoutBlanks(pair.substring(0, equals)))) {
                        values.add(Spelling.withoutBlanks(pair.substring(equals + 1)));
                    }
                }
            }
            return values;
        }
    }
}
