package dev.seans.login;

/** Why a login or a check has failed, for operators and as a label of metrics. */
public enum Failure {
    /** The upstream says that user or password are wrong. Nobody tries again until they change. */
    REFUSED,
    /**
     * The upstream does not let the keeper in, and does not say that user or password are wrong: 403, or its login page again.
     * After three in a row nobody tries again, as after REFUSED.
     */
    FORBIDDEN,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** No answer in time. */
    TIMED_OUT,
    /** The upstream says that it cannot now: 406 of 1C, 429, 503. */
    BUSY,
    /** Any other answer that a login does not have. */
    UNEXPECTED_ANSWER,
    /** The login was accepted, but the new session did not get through the check path. */
    NOT_PROVED,
    /** A session was lost a moment after its login, as if somebody else logged in with the same account. */
    LOST_EARLY,
    /** The credentials file cannot be read. */
    NO_CREDENTIALS,
    /** The stored session cannot be decrypted. */
    UNREADABLE,
    /** The bean of the team has thrown something. */
    DEFECT
}
