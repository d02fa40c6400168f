package dev.seans.client;

import java.io.IOException;

/** A client has no session to call with. The message says why, and what to do. */
public final class UpstreamSessionException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public UpstreamSessionException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The same, with what has brought it about. */
    public UpstreamSessionException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Several callers may share one failure: each gets its own stack trace, which leads on to the first. */
    UpstreamSessionException thrownAgain() {
        return new UpstreamSessionException(reason, String.valueOf(getMessage()), this);
    }

    public Reason reason() {
        return reason;
    }

    /** For programs that want to tell them apart. */
    public enum Reason {
        /** Nobody knows an upstream of this name. */
        UNKNOWN_UPSTREAM,
        /** The session is gone, and no keeper runs, or an operator has stopped it. */
        KEEPER_STOPPED,
        /** The stored session is over, or was lost, and the keeper could not make another one yet. */
        SESSION_EXPIRED,
        /** The upstream refuses the keeper's credentials, or a session that was just proved. */
        UPSTREAM_REFUSES,
        /** Nothing can be read, and the copy on this node is of no use. */
        DATABASE_UNREACHABLE,
        /** All sessions have a call, and none became free in time. */
        ALL_BUSY,
        /** What is stored cannot be decrypted here. */
        UNREADABLE
    }
}
