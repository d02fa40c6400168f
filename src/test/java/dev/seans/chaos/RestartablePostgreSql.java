package dev.seans.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A PostgreSQL server of one test, which crashes when it is told to, and has lost nothing that it had committed. */
final class RestartablePostgreSql implements AutoCloseable {

    static final String USER = "postgres";

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    RestartablePostgreSql(Path data, int port) {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.server = start();
    }

    int port() {
        return port;
    }

    DataSource database() {
        return server.getPostgresDatabase();
    }

    /** All of its processes end at once, in the midst of what they do. */
    void crash() {
        try {
            String pid =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
            Process kill = new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start();
            kill.waitFor();
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(postmaster -> postmaster.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void restart() {
        close();
        server = start();
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // Only a machine that dies loses what is not on its disk; but what is committed must have left the
                    // process.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has crashed must be closed, too: else its folder is locked. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
