package dev.seans.server;

import java.util.List;
import java.util.Objects;

/** A user of the container. An empty role: a user who may do nothing. */
public record ServerUser(String name, String password, String role) {

    public static final ServerUser EXCHANGE = new ServerUser("1c", "1c", "seans-exchange");
    public static final ServerUser ADMIN = new ServerUser("admin", "admin", "seans-admin");
    public static final ServerUser CLIENT = new ServerUser("client", "client", "seans-client");
    public static final ServerUser SHOP = new ServerUser("shop", "shop", "seans-shop");
    public static final ServerUser WITHOUT_ROLE = new ServerUser("guest", "guest", "");
    public static final ServerUser CYRILLIC = new ServerUser("Обмен", "Пароль1", "seans-exchange");

    /** Whose password somebody tries to guess; he can use nothing for a while then. */
    public static final ServerUser GUESSED = new ServerUser("guessed", "unknown", "seans-exchange");

    public static final List<ServerUser> ALL = List.of(EXCHANGE, ADMIN, CLIENT, SHOP, WITHOUT_ROLE, CYRILLIC, GUESSED);

    public ServerUser {
        if (name.isBlank() || name.matches(".*[\\s:;=,].*")) {
            throw new IllegalArgumentException(
                    "User name '" + name + "': must not be empty nor hold blanks or : ; = ,");
        }
        if (password.isEmpty() || password.matches(".*\\s.*")) {
            throw new IllegalArgumentException(
                    "Password of " + name + ": must not be empty nor hold blanks, which Payara's file realm refuses");
        }
        Objects.requireNonNull(role, "role");
    }

    public ServerUser withPassword(String other) {
        return new ServerUser(name, other, role);
    }

    /** Not the password: this ends up in messages of failed tests. */
    @Override
    public String toString() {
        return name + (role.isEmpty() ? "" : " (" + role + ")");
    }
}
