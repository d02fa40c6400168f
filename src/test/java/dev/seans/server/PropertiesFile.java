package dev.seans.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The system properties of a server in a file, not on its command line, where everybody on the machine reads them. */
final class PropertiesFile {

    private PropertiesFile() {}

    static Path write(ServerOptions options) throws IOException {
        Properties properties = new Properties();
        properties.putAll(options.openProperties());
        Path file = options.directory().resolve("system.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return FileTrees.closed(file);
    }
}
