package dev.seans.filter;

import dev.seans.identity.RequestedId;
import dev.seans.reuse.ServiceOutcome;
import dev.seans.session.ClaimOutcome;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Why a request may not go on. The log tells; the client is told the same for all that are about its session. */
public enum RefusalReason {
    NO_ID,
    MALFORMED_ID,
    /** The client has cut the id, as some do who expect those of PHP. */
    TRUNCATED_ID,
    UNKNOWN_ID,
    OTHER_USER,
    OTHER_ADDRESS,
    /** Basic credentials came, and the server's realm does not know them; or they could not be read. */
    WRONG_CREDENTIALS,
    /** Basic credentials came, and were not looked at: too many of the user were wrong, from the same address. */
    LOGIN_BRAKED,
    /** A call of a service came without credentials, and the policy asks for a role. */
    NO_CREDENTIALS,
    /** The caller of a service does not have the role that the policy asks for. */
    ROLE_MISSING,
    /** There is no such service, or it is switched off. */
    NOT_PUBLISHED,
    /** Other requests hold the session, and this one may not wait, or has waited for too long. */
    BUSY,
    /** No session of the service's pool became free in {@code poolTimeout}. */
    POOL_FULL,
    /** Too many calls of this node wait for sessions already. */
    TOO_MANY_WAIT,
    /** Clients manage as many sessions of the service as they may. */
    TOO_MANY_SESSIONS,
    /** {@code SessionParameters} or {@code Separators} have failed: there is no session. */
    SET_UP_FAILED,
    /** The request held its session for too long, another one has it now, and what this one has changed is lost. */
    LOST,
    /** The database or the realm does not answer: nobody knows whether the request may go on. */
    UNAVAILABLE;

    /** Seconds after which a client that is told 503 should come again. */
    public static final String RETRY_AFTER = "5";

    /** RFC 6585, section 4; the Servlet API has no name for it. */
    public static final int TOO_MANY_REQUESTS = 429;

    public static RefusalReason of(RequestedId.Malformed malformed) {
        return malformed.truncated() ? TRUNCATED_ID : MALFORMED_ID;
    }

    public static RefusalReason of(ClaimOutcome.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ID, BEFORE_LOGIN -> UNKNOWN_ID;
            case OTHER_USER -> OTHER_USER;
            case OTHER_ADDRESS -> OTHER_ADDRESS;
        };
    }

    public static RefusalReason of(ServiceOutcome.Reason reason) {
        return switch (reason) {
            case POOL_FULL -> POOL_FULL;
            case BUSY -> BUSY;
            case TOO_MANY_WAIT -> TOO_MANY_WAIT;
            case TOO_MANY_SESSIONS -> TOO_MANY_SESSIONS;
            case UNKNOWN -> UNKNOWN_ID;
        };
    }

    /** Seconds after which the client should come again, for a reason that is {@linkplain #isTemporary() temporary}. */
    public String retryAfter(ServletRequest request) {
        return this == LOGIN_BRAKED ? LoginBrake.secondsToWait(request) : RETRY_AFTER;
    }

    /** The HTTP status of a reason that is {@linkplain #isTemporary() temporary}, but before services, where 1C has its own. */
    public int temporaryStatus() {
        return this == LOGIN_BRAKED ? TOO_MANY_REQUESTS : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    /** Whether the same request may be fine a moment later; otherwise the client needs another session. */
    public boolean isTemporary() {
        return switch (this) {
            case LOGIN_BRAKED, BUSY, POOL_FULL, TOO_MANY_WAIT, TOO_MANY_SESSIONS, SET_UP_FAILED, LOST, UNAVAILABLE ->
                true;
            default -> false;
        };
    }
}
