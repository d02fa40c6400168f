package dev.seans.filter;

import jakarta.servlet.http.HttpServletResponse;

/** Keeps what has to do with ids out of caches and logs of others. */
final class Caching {

    static final String CACHE_CONTROL = "Cache-Control";

    private Caching() {}

    /** The response tells an id, or the URL of the request may hold one. */
    static void forbid(HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
