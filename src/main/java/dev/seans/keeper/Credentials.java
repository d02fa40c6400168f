package dev.seans.keeper;

import dev.seans.settings.Secret;

/** As whom the keeper logs in. */
public record Credentials(String user, Secret password) {

    public Credentials {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("expected a user");
        }
    }

    /** Shows no password, and no user either. */
    @Override
    public String toString() {
        return "credentials";
    }
}
