package dev.seans.server;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The driver's jar, found on the class path of the tests. */
final class PostgreSqlDriver {

    private PostgreSqlDriver() {}

    static Path jar() {
        try {
            return Path.of(Class.forName("org.postgresql.Driver")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("The PostgreSQL driver is not on the class path of the tests", e);
        }
    }
}
