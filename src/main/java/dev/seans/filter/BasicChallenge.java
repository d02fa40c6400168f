package dev.seans.filter;

import jakarta.servlet.http.HttpServletResponse;

/** Asks for Basic credentials (RFC 7617). */
public final class BasicChallenge {

    private BasicChallenge() {}

    public static void addTo(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Seans\", charset=\"UTF-8\"");
    }
}
