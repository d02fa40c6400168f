package dev.seans.cookies;

import jakarta.servlet.http.HttpServletResponse;

/** Keeps what has to do with ids out of caches and logs of others. */
public final class Caching {

    public static final String CACHE_CONTROL = "Cache-Control";

    private static final String REFERRER_POLICY = "Referrer-Policy";
    private static final String NO_REFERRER = "no-referrer";

    private Caching() {}

    /** The response tells an id, or the URL of the request may hold one. */
    public static void forbid(HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, "no-store");
        response.setHeader(REFERRER_POLICY, NO_REFERRER);
    }

    /** Forbids it, and tells whether the server has taken that: inside an include it may ignore all headers. */
    static boolean isForbiddenIn(HttpServletResponse response) {
        forbid(response);
        return response.getHeaders(REFERRER_POLICY).contains(NO_REFERRER);
    }
}
