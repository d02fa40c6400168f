package dev.seans.session;

/** What became of a {@link SessionClaim}. */
public sealed interface ClaimOutcome {

    /** The session is there, and held as asked. */
    record Granted(SessionLease lease) implements ClaimOutcome {}

    /** There is no such session for this client. */
    record Refused(Reason reason) implements ClaimOutcome {}

    /** There is, but others hold it, and the client should come again. */
    record Busy(WaitLimit limit) implements ClaimOutcome {}

    /** The log tells it, the client is told the same for all. */
    enum Reason {
        UNKNOWN_ID,
        OTHER_USER,
        OTHER_ADDRESS,
        /** The id is from before the login of its owner, a moment ago, and the request is nobody's. */
        BEFORE_LOGIN
    }

    /** What keeps the request from waiting any longer. */
    enum WaitLimit {
        /** {@code seans.session.queue-limit} requests of this session wait already. */
        QUEUE,
        /** {@code seans.session.waiters-max} requests of this node wait already, or half of the server's threads. */
        NODE,
        /** {@code seans.session.wait} is over. */
        TIME
    }
}
