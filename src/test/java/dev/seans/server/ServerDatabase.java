package dev.seans.server;

import java.nio.file.Path;
import java.util.Map;

/** Where the default data source of a server leads. */
public record ServerDatabase(String url, String user, String password) {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public ServerDatabase {
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "Database '" + url + "': the launchers know " + H2 + " and " + POSTGRESQL);
        }
    }

    /** A file database that has on disk what it has answered, and that is open until the server has stopped. */
    public static ServerDatabase h2(Path file) {
        return new ServerDatabase(
                H2 + "file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "sa", "sa");
    }

    ServerDatabase withPassword(String other) {
        return new ServerDatabase(url, user, other);
    }

    public static ServerDatabase postgresql(String url, String user, String password) {
        return new ServerDatabase(url, user, password);
    }

    public boolean isPostgreSql() {
        return url.startsWith(POSTGRESQL);
    }

    /** The names that the scripts in server-config read. */
    Map<String, String> environment() {
        return Map.of("JDBC_URL", url, "JDBC_USER", user, "JDBC_PASSWORD", password);
    }

    @Override
    public String toString() {
        return url;
    }
}
