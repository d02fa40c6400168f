package dev.seans.filter;

import dev.seans.session.OpenedSession;
import dev.seans.session.Renewal;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where the session of a request goes when the request is over, and what may become of it before that. */
public interface SessionReturn {

    /**
     * Gives it a new id, and maybe an owner.
     *
     * @return empty if the session was lost meanwhile
     * @throws IllegalStateException if such a session keeps its id
     */
    Optional<OpenedSession> renew(SessionLease lease, String user, Renewal renewal);

    /** Saves what has changed, and lets others have the session; false if it was lost meanwhile. */
    boolean release(SessionLease lease, SessionUpdate update);

    /** As {@link #release}, if what has changed cannot be saved, whatever it is. */
    default boolean releaseUnsaved(SessionLease lease) {
        return release(lease, SessionUpdate.NOTHING);
    }

    /** The session ends for good; false if it was lost before, and somebody may have expected it to live. */
    boolean end(SessionLease lease);

    /** The session as its servlet sees it. */
    default SessionLease shown(SessionLease lease) {
        return lease;
    }

    /** Whether nobody may have it after this request, so that it ends instead of being released. */
    default boolean endsWithRequest() {
        return false;
    }

    /** Leaves at the request, and for its log line, whose session it has. */
    default void describe(SessionIdentity identity, SessionLease lease, HttpServletRequest request) {
        identity.attachTo(request);
        identity.noteIn(RequestNotes.of(request));
    }
}
