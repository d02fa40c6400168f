package dev.seans.testkit.upstream;

/** How a {@link TestUpstream} tells when a session ends. */
public enum ExpiryTold {
    /** Max-Age of the cookie. */
    MAX_AGE,
    /** Expires of the cookie, by the upstream's own clock, which its header Date shows. */
    EXPIRES,
    /** Seconds in the body, at {@code /token/expiry}. */
    JSON_SECONDS,
    /** Date and time in the body, at {@code /token/expiry}. */
    JSON_DATE
}
