package dev.seans.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The users of the ApplicationRealm, as add-user.sh writes them. That script takes a password on its command line only
 * and refuses Cyrillic names, which the realm itself accepts.
 */
final class WildFlyUsers {

    private static final String REALM = "ApplicationRealm";

    private final Path configuration;

    WildFlyUsers(Path configuration) {
        this.configuration = configuration;
    }

    void write(List<ServerUser> users) throws IOException {
        List<String> passwords = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        passwords.add("#$REALM_NAME=" + REALM + "$");
        for (ServerUser user : users) {
            passwords.add(user.name() + "=" + digest(user));
            roles.add(user.name() + "=" + user.role());
        }
        Files.write(configuration.resolve("application-users.properties"), passwords);
        Files.write(configuration.resolve("application-roles.properties"), roles);
    }

    private static String digest(ServerUser user) {
        String text = user.name() + ":" + REALM + ":" + user.password();
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM knows MD5", e);
        }
    }
}
