package dev.seans.httpsession;

import dev.seans.session.SessionLease;
import dev.seans.settings.OnePerApplication;
import jakarta.servlet.ServletContext;

/** Makes the view that a servlet has of its session. */
@OnePerApplication
public class HttpSessions {

    /**
     * The view for one request.
     *
     * @param isNew whether the client does not know of the session yet
     * @param ending what {@code invalidate} calls, before values hear that they are unbound
     */
    public DurableHttpSession view(ServletContext context, SessionLease lease, boolean isNew, SessionEnding ending) {
        throw new UnsupportedOperationException();
    }
}
