package dev.seans.login;

import dev.seans.settings.Secret;
import java.util.Optional;

/**
 * As whom the keeper logs in.
 *
 * @param refreshToken the first one of OAuth 2, which an operator has given; empty if there is none
 */
public record Credentials(String user, Secret password, Optional<Secret> refreshToken) {

    public Credentials {
        if (user.isEmpty() && !password.text().isEmpty()) {
            throw new IllegalArgumentException("expected a user");
        }
    }

    /** User and password alone. */
    public Credentials(String user, Secret password) {
        this(user, password, Optional.empty());
    }

    /** For a bean of the team that needs none of ours. */
    public static Credentials none() {
        return new Credentials("", new Secret(""));
    }

    /** Shows no password, and no user either. */
    @Override
    public String toString() {
        return "credentials";
    }
}
