package dev.seans.filter;

import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * What the filter found out about a request that it let through.
 *
 * @param key of the session; the id itself is known only to the client
 * @param source where the id stood
 * @param user whose session it is; empty if nobody has logged in
 */
public record SessionIdentity(SessionKey key, IdSource source, String user) {

    private static final String ATTRIBUTE = SessionIdentity.class.getName();

    /** The identity of a request; empty if the request has no session yet, or no filter is mapped on it. */
    public static Optional<SessionIdentity> of(ServletRequest request) {
        return Optional.ofNullable((SessionIdentity) request.getAttribute(ATTRIBUTE));
    }

    /**
     * The identity of a request that cannot do without.
     *
     * @throws IllegalStateException if there is none: then SessionIdentityFilter is not mapped on this URL
     */
    public static SessionIdentity require(ServletRequest request) {
        return of(request)
                .orElseThrow(() -> new IllegalStateException("The request has no session identity:"
                        + " map dev.seans.filter.SessionIdentityFilter on this URL in web.xml"));
    }

    void noteIn(RequestNotes notes) {
        notes.put("session", key);
        notes.put("from", source);
        noteUser(notes);
    }

    /** For a session that was found without an id. */
    public void noteWithoutSource(RequestNotes notes) {
        notes.put("session", key);
        noteUser(notes);
    }

    private void noteUser(RequestNotes notes) {
        if (!user.isEmpty()) {
            notes.put("user", user);
        }
    }

    public void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static void detachFrom(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }
}
