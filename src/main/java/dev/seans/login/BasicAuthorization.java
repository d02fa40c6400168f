package dev.seans.login;

import dev.seans.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Credentials as a value of the header Authorization: RFC 7617, in UTF-8. */
public final class BasicAuthorization {

    private BasicAuthorization() {}

    public static Secret of(Credentials credentials) {
        String pair = credentials.user() + ":" + credentials.password().text();
        return new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
