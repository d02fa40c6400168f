package dev.seans.login;

import dev.seans.settings.Secret;

/** As whom the keeper logs in. */
public record Credentials(String user, Secret password) {

    public Credentials {
        if (user.isEmpty() && !password.text().isEmpty()) {
            throw new IllegalArgumentException("expected a user");
        }
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
