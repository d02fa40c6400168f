package dev.seans.services;

import dev.seans.filter.RefusalReason;
import dev.seans.filter.RequestSession;
import dev.seans.filter.SessionGrant;
import dev.seans.identity.SessionId;
import dev.seans.session.SessionLease;
import java.util.Optional;

/**
 * The session that a call of a service has got.
 *
 * @param isNew whether its parameters are still to be set
 * @param told the id that the client must hear
 * @param way back, at the end of the call
 */
record ServiceGrant(
        ServiceVisit visit,
        SessionLease lease,
        boolean isNew,
        Optional<SessionId> told,
        ServiceReturn way,
        ServiceSetUp setUp)
        implements SessionGrant {

    /**
     * What comes before the call:
     *
     * <ol>
     *   <li>The request holds the session.
     *   <li>The parameters of a new one are set. If that fails, it ends, and nobody has heard of it.
     *   <li>The client is told the id.
     *   <li>Only now it is a session like any other, that others may have when the call is over.
     * </ol>
     *
     * @return why the call may not go on
     */
    @Override
    public Optional<RefusalReason> settle(RequestSession session) {
        session.hold(this);
        if (isNew && !setUp.prepare(visit, session)) {
            session.giveBack("The parameters of the session could not be set");
            return Optional.of(RefusalReason.SET_UP_FAILED);
        }
        told.ifPresent(session::tell);
        way.ready();
        return Optional.empty();
    }
}
