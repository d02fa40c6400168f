package dev.seans.filter;

import dev.seans.session.ClaimOutcome;

/** Why a request may not go on. The log tells; the client is told the same for all that are about its session. */
public enum RefusalReason {
    NO_ID,
    MALFORMED_ID,
    UNKNOWN_ID,
    OTHER_USER,
    OTHER_ADDRESS,
    /** Basic credentials came, and the server's realm does not know them; or they could not be read. */
    WRONG_CREDENTIALS,
    /** Other requests hold the session, and this one may not wait, or has waited for too long. */
    BUSY,
    /** The request held its session for too long, another one has it now, and what this one has changed is lost. */
    LOST,
    /** The database or the realm does not answer: nobody knows whether the request may go on. */
    UNAVAILABLE;

    /** Seconds after which a client that is told 503 should come again. */
    public static final String RETRY_AFTER = "5";

    static RefusalReason of(ClaimOutcome.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ID -> UNKNOWN_ID;
            case OTHER_USER -> OTHER_USER;
            case OTHER_ADDRESS -> OTHER_ADDRESS;
        };
    }

    /** Whether the same request may be fine a moment later; otherwise the client needs another session. */
    public boolean isTemporary() {
        return this == BUSY || this == LOST || this == UNAVAILABLE;
    }
}
