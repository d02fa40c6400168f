package dev.seans.filter;

import dev.seans.identity.ClientOrigin;
import dev.seans.identity.TrustedProxies;
import dev.seans.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Lets a request in at an entry, as the filter would, for tests of the rooms above. */
public final class GivenEntry {

    private GivenEntry() {}

    /** The same request, whose credentials were verified; it may open a session. No proxies are trusted but these. */
    public static HttpServletRequest to(HttpServletRequest request, Sessions sessions, String user, String... proxies) {
        ClientOrigin origin = TrustedProxies.parse(List.of(proxies)).originOf(request);
        new SessionEntry(sessions, "exchange", Optional.of(user), origin).attachTo(request);
        return request;
    }
}
