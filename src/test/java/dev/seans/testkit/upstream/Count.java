package dev.seans.testkit.upstream;

/** What a {@link TestUpstream} counts. */
public enum Count {
    /** Requests that want a session, however they were answered. */
    LOGIN_ATTEMPTS,
    /** Sessions given out. */
    LOGINS,
    /** Logins refused by the upstream itself because user or password are wrong; not by a scripted answer. */
    REFUSED_LOGINS,
    /** Requests to the check path. */
    CHECKS,
    /** Requests to other paths than login and check. */
    DATA_CALLS,
    /** Of these: answered that the session is lost, or 401. */
    DATA_LOST,
    /** Of these: answered 406. */
    DATA_BUSY,
    /** Requests to the check path answered 406. */
    CHECKS_BUSY,
    /** Sessions ended by IBSession: finish. */
    FINISHES
}
