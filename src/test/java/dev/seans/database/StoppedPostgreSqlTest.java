package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that is stopped and started again, under connections that are open. */
class StoppedPostgreSqlTest {

    @Test
    @SuppressWarnings("try") // it is closed where the others still want something of it
    void whateverFailsWhilePostgreSqlIsStoppedMeansThatItIsAway(@TempDir Path folder) throws Exception {
        int port;
        Throwable[] failures;
        try (EmbeddedPostgres server = start(folder, 0);
                PooledDatabase pooled = new PooledDatabase(new Database(server.getPostgresDatabase()), 1)) {
            port = server.getPort();
            Database database = pooled.database();
            assertThat(answers(database)).isTrue();
            try (Connection held = server.getPostgresDatabase().getConnection();
                    Statement statement = held.createStatement()) {
                held.setAutoCommit(false);
                server.close();
                failures = new Throwable[] {
                    catchThrowable(() -> statement.execute("SELECT 1")),
                    catchThrowable(held::commit),
                    catchThrowable(() -> answers(database)),
                    catchThrowable(() -> answers(database)),
                    catchThrowable(() -> answers(new Database(server.getPostgresDatabase()))),
                };
            } catch (SQLException brokenAtClose) {
                throw new IllegalStateException(brokenAtClose);
            }
        }
        assertThat(failures)
                .allSatisfy(failed -> assertThat(DatabaseError.isAway(failed))
                        .as("%s", failed)
                        .isTrue());

        try (EmbeddedPostgres again = start(folder, port)) {
            assertThat(answers(new Database(again.getPostgresDatabase()))).isTrue();
        }
    }

    private static EmbeddedPostgres start(Path folder, int port) throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    private static boolean answers(Database database) {
        return database.find("SELECT 1 AS one", row -> row.getInt("one") == 1).orElseThrow();
    }
}
