package dev.seans.server;

import dev.seans.settings.SharedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code mvn -Prun} is told with {@code -Dseans.…}. */
record RunOptions(Properties properties) {

    /** These speak to the launcher; everything else that begins with {@code seans.} is the server's. */
    private static final List<String> OURS =
            List.of("seans.http.host", "seans.http.port", "seans.home", "seans.run.password");

    ServerOptions server() {
        ServerOptions options = ServerOptions.in(home().resolve("server"))
                .withHome(home())
                .withDatabase(ServerDatabase.h2(home().resolve("database")).withPassword(databasePassword()))
                .withUsers(users())
                .at(host(), port());
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("seans.") && !OURS.contains(name)) {
                options = options.with(name, properties.getProperty(name));
            }
        }
        return options;
    }

    /** Drawn at the first start: whoever gets hold of the database file cannot open it without that. */
    private String databasePassword() {
        SharedFile file = new SharedFile(home().resolve("database-password"), text -> text.length() >= 32);
        try {
            return file.readOrMake(() -> UUID.randomUUID().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException("The password of the database cannot be kept in " + home(), failed);
        }
    }

    /** What follows {@code -u 1c}: the password that everybody knows, or nothing, and curl asks. */
    String passwordHint() {
        return properties.getProperty("seans.run.password") == null ? ":" + ServerUser.EXCHANGE.password() : "";
    }

    private Path home() {
        return ServerFiles.projectDirectory().resolve(properties.getProperty("seans.home", "seans-home"));
    }

    private String host() {
        return properties.getProperty("seans.http.host", "127.0.0.1");
    }

    private int port() {
        String port = properties.getProperty("seans.http.port", "8080");
        if (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("seans.http.port=" + port + " is not a TCP port: give 1 to 65535");
        }
        return Integer.parseInt(port);
    }

    private List<ServerUser> users() {
        List<ServerUser> users = List.of(ServerUser.EXCHANGE, ServerUser.ADMIN, ServerUser.CLIENT, ServerUser.SHOP);
        String password = password();
        return password == null
                ? users
                : users.stream().map(user -> user.withPassword(password)).toList();
    }

    /** The passwords that everybody knows are for an address that nobody else reaches. */
    private @Nullable String password() {
        String password = properties.getProperty("seans.run.password");
        if (password == null && !isThisMachineOnly()) {
            throw new IllegalArgumentException("seans.http.host=" + host() + " can be reached from other machines,"
                    + " and everybody knows the passwords 1c and admin:"
                    + " give -Dseans.run.password=…, the password of both users");
        }
        return password;
    }

    private boolean isThisMachineOnly() {
        try {
            return "127.0.0.1".equals(InetAddress.getByName(host()).getHostAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("seans.http.host=" + host() + " is not an address of this machine", e);
        }
    }
}
