package dev.seans.identity;

/** Where a request can carry its session id. */
public enum IdSource {
    /** The parameter {@code sessid} of the query string. */
    URL,
    /** The session cookie. */
    COOKIE,
    /** The header {@code IBSession}. */
    HEADER
}
