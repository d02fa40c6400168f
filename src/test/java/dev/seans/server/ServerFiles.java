package dev.seans.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Where the build has put the servers (servers.properties), and where the project keeps its scripts for them. */
final class ServerFiles {

    private ServerFiles() {}

    /**
     * @param key a name in servers.properties
     */
    static Path server(String key) {
        Path path = projectDirectory().resolve(locations().getProperty(key));
        if (!Files.exists(path)) {
            throw new IllegalStateException("No " + key + " at " + path
                    + ": 'mvn pre-integration-test -DskipTests' unpacks the servers that the tests start,"
                    + " with -Pmatrix all of them");
        }
        return path;
    }

    /** The commands of a script in server-config, without its comments. */
    static List<String> script(String name) throws IOException {
        return Files.readAllLines(projectDirectory().resolve("server-config").resolve(name)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Maven says where the project is; an IDE starts in it. */
    static Path projectDirectory() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    private static Properties locations() {
        Properties locations = new Properties();
        try (InputStream in = ServerFiles.class.getResourceAsStream("/servers.properties")) {
            locations.load(in);
            return locations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
