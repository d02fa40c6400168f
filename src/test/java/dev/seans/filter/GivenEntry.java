package dev.seans.filter;

import dev.seans.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Lets a request in at an entry, as the filter would, for tests of the rooms above. */
public final class GivenEntry {

    private GivenEntry() {}

    /** The same request, whose credentials were verified; it may open a session. */
    public static HttpServletRequest to(HttpServletRequest request, Sessions sessions, String user) {
        new SessionEntry(sessions, "exchange", Optional.of(user), request.getRemoteAddr()).attachTo(request);
        return request;
    }
}
