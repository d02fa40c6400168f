package dev.seans.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a server is to be started.
 *
 * @param directory belongs to this server alone: its configuration, its log, its temporary files
 * @param home {@code seans.home}; two servers of one cluster share it, and the database
 * @param port 0: a free one, which the server keeps when it is started again
 * @param properties system properties of the server, such as {@code seans.import.hold}
 * @param java the JDK that the server runs on
 * @param jvm options of the server's JVM, such as {@code -Xmx256m}
 */
public record ServerOptions(
        Path war,
        Path directory,
        Path home,
        ServerDatabase database,
        String contextRoot,
        String host,
        int port,
        List<ServerUser> users,
        Map<String, String> properties,
        Path java,
        List<String> jvm) {

    public ServerOptions {
        war = war.toAbsolutePath();
        directory = directory.toAbsolutePath();
        home = home.toAbsolutePath();
        if (!contextRoot.matches("[\\w.-]+")) {
            throw new IllegalArgumentException("Context root '" + contextRoot + "': one path segment, without slashes");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("Port " + port + ": must be 1 to 65535, or 0 for a free one");
        }
        users = List.copyOf(users);
        properties = Map.copyOf(properties);
        jvm = List.copyOf(jvm);
    }

    /** The built WAR at {@code /seans}, everything that it writes below the directory. */
    public static ServerOptions in(Path directory) {
        return new ServerOptions(
                Path.of("target", "seans.war"),
                directory,
                directory.resolve("home"),
                ServerDatabase.h2(directory.resolve("database").resolve("seans")),
                "seans",
                "127.0.0.1",
                0,
                ServerUser.ALL,
                Map.of(),
                Java.OURS,
                List.of());
    }

    public ServerOptions withWar(Path other) {
        return new ServerOptions(
                other, directory, home, database, contextRoot, host, port, users, properties, java, jvm);
    }

    public ServerOptions withHome(Path other) {
        return new ServerOptions(
                war, directory, other, database, contextRoot, host, port, users, properties, java, jvm);
    }

    public ServerOptions withDatabase(ServerDatabase other) {
        return new ServerOptions(war, directory, home, other, contextRoot, host, port, users, properties, java, jvm);
    }

    public ServerOptions withContextRoot(String other) {
        return new ServerOptions(war, directory, home, database, other, host, port, users, properties, java, jvm);
    }

    public ServerOptions at(String otherHost, int otherPort) {
        return new ServerOptions(
                war, directory, home, database, contextRoot, otherHost, otherPort, users, properties, java, jvm);
    }

    public ServerOptions withUsers(List<ServerUser> others) {
        return new ServerOptions(
                war, directory, home, database, contextRoot, host, port, others, properties, java, jvm);
    }

    public ServerOptions with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new ServerOptions(war, directory, home, database, contextRoot, host, port, users, more, java, jvm);
    }

    public ServerOptions withJvm(String... options) {
        List<String> more = new ArrayList<>(jvm);
        more.addAll(List.of(options));
        return new ServerOptions(
                war, directory, home, database, contextRoot, host, port, users, properties, java, more);
    }

    public ServerOptions withJava(Path other) {
        return new ServerOptions(
                war, directory, home, database, contextRoot, host, port, users, properties, other, jvm);
    }

    /** The beginning of a command line that starts the JVM. */
    List<String> command() {
        List<String> command = Java.command(java);
        command.addAll(jvm);
        return command;
    }

    /** The system properties that the server gets, which land in a file: those of the caller, and {@code seans.home}. */
    Map<String, String> openProperties() {
        Map<String, String> open = new LinkedHashMap<>(properties);
        open.keySet().removeIf(ServerOptions::isSecret);
        open.put("seans.home", home.toString());
        return open;
    }

    /** The environment that the server gets: what leads to the database, and the secrets among the properties. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(database.environment());
        properties.forEach((name, value) -> {
            if (isSecret(name)) {
                environment.put(variable(name), value);
            }
        });
        return environment;
    }

    /** How a setting is called in the environment. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static boolean isSecret(String property) {
        return property.endsWith("password") || property.equals("seans.encryption-keys");
    }
}
