package dev.seans.reuse;

import dev.seans.identity.SessionId;
import dev.seans.session.SessionLease;

/** What became of a {@link ServiceCall}. */
public sealed interface ServiceOutcome {

    /**
     * The call has its session, alone.
     *
     * @param id of the session: for a client that manages it, and must be told
     * @param isNew whether it has just been made: then its parameters must be set
     */
    record Opened(SessionLease lease, SessionId id, boolean isNew) implements ServiceOutcome {}

    /** The call has a session that was there before. */
    record Reused(SessionLease lease) implements ServiceOutcome {}

    /** The call has none. */
    record Refused(Reason reason) implements ServiceOutcome {}

    /** Why not. The log tells; the client gets the status. */
    enum Reason {
        /** No session of the pool became free in {@code poolTimeout}: 406. */
        POOL_FULL,
        /** Another call has the session, for longer than {@code poolTimeout}: 406. */
        BUSY,
        /** Too many calls of this node wait already: 406 at once. */
        TOO_MANY_WAIT,
        /** The client manages as many sessions of the service as it may: 406. */
        TOO_MANY_SESSIONS,
        /** There is no such session for this client: {@code seans.reuse.unknown-session}. */
        UNKNOWN
    }
}
