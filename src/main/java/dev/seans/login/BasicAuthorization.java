package dev.seans.login;

import dev.seans.settings.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Credentials as a value of the header Authorization: RFC 7617, in UTF-8. */
public final class BasicAuthorization {

    private BasicAuthorization() {}

    public static Secret of(Credentials credentials) {
        return of(credentials.user(), credentials.password().text());
    }

    /** Of a client of OAuth 2, where both parts are encoded before: RFC 6749, section 2.3.1. */
    static Secret ofClient(Credentials credentials) {
        return of(encoded(credentials.user()), encoded(credentials.password().text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Secret of(String user, String password) {
        String pair = user + ":" + password;
        return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
