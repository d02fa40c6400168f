package dev.seans.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The command files that a Payara runs while it boots. */
final class PayaraScripts {

    private final ServerOptions options;
    private final List<Path> secrets = new ArrayList<>();

    PayaraScripts(ServerOptions options) {
        this.options = options;
    }

    /** What must be set before the services read it. */
    Path preBoot(String listener) throws IOException {
        List<String> commands = new ArrayList<>(ServerFiles.script("payara/stock.asadmin"));
        commands.addAll(ServerFiles.script("payara/h2.asadmin"));
        if (!options.database().isPostgreSql()) {
            // The script's own file lies in the instance, and that of Payara Micro lasts no longer than its process.
            commands.add("set resources.jdbc-connection-pool.H2Pool.property.URL="
                    + options.database().url());
            commands.add("set resources.jdbc-connection-pool.H2Pool.property.User=${ENV=JDBC_USER}");
            commands.add("set resources.jdbc-connection-pool.H2Pool.property.Password=${ENV=JDBC_PASSWORD}");
        }
        // A test, or a developer's machine, is no cluster: no data grid, and none of its ports.
        commands.add("set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");
        commands.add("set configs.config.server-config.network-config.network-listeners.network-listener." + listener
                + ".address=" + options.host());
        return FileTrees.closed(Files.write(options.directory().resolve("pre-boot.asadmin"), commands));
    }

    /** What needs the running server: users, and further data sources. */
    Path postBoot() throws IOException {
        List<String> commands = new ArrayList<>();
        for (ServerUser user : options.users()) {
            commands.add(createUser(user));
        }
        if (options.database().isPostgreSql()) {
            // In a boot file Payara resolves the password and logs it: good enough for a test database, for no other.
            commands.addAll(ServerFiles.script("payara/postgresql.asadmin"));
        }
        return FileTrees.closed(Files.write(options.directory().resolve("post-boot.asadmin"), commands));
    }

    List<Path> secrets() {
        return secrets;
    }

    private String createUser(ServerUser user) throws IOException {
        String groups = user.role().isEmpty() ? "" : "--groups " + user.role() + " ";
        return "create-file-user " + groups + "--passwordfile " + passwordFile(user) + " " + user.name();
    }

    /** {@link Properties} writes what asadmin reads: other letters than Latin-1 as backslash-u escapes. */
    private Path passwordFile(ServerUser user) throws IOException {
        Path file = Files.createTempFile(options.directory(), "user", ".password"); // for the owner's eyes only
        secrets.add(file);
        Properties content = new Properties();
        content.setProperty("AS_ADMIN_USERPASSWORD", user.password());
        try (var out = Files.newOutputStream(file)) {
            content.store(out, null);
        }
        return file;
    }
}
