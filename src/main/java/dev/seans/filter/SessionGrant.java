package dev.seans.filter;

import dev.seans.session.SessionLease;
import java.util.Optional;

/** A session that was found for a request in another way than by its id. */
public interface SessionGrant {

    SessionLease lease();

    /** Whether nobody has had it before. */
    boolean isNew();

    /** What becomes of it when the request is over. */
    SessionReturn way();

    /**
     * Gives it to the request, and does what comes before the request may go on.
     *
     * @return why it may not
     */
    Optional<RefusalReason> settle(RequestSession session);
}
