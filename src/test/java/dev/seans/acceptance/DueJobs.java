package dev.seans.acceptance;

import static org.awaitility.Awaitility.await;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import java.time.Duration;
import java.time.Instant;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The plan of the scheduler, moved forward: what it would do in ten seconds, or in a minute, it does now. */
final class DueJobs {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private DueJobs() {}

    /** Makes everything of this name due that does not run already. */
    static void hurry(String task) {
        database()
                .update(
                        "UPDATE seans_task SET execution_time = CURRENT_TIMESTAMP"
                                + " WHERE task_name = ? AND picked = FALSE AND execution_time > CURRENT_TIMESTAMP",
                        task);
    }

    /** Returns when a run of this recurring job is over that has begun after the call. */
    static void awaitRun(String task) {
        awaitEnd(task); // of one that may have begun before
        awaitEnd(task);
    }

    private static void awaitEnd(String task) {
        Instant before = lastSuccess(task);
        await("the job " + task + " runs").atMost(LIMIT).until(() -> {
            hurry(task);
            return lastSuccess(task).isAfter(before);
        });
    }

    /** How many orders of this name wait or run. */
    static int ordered(String task) {
        return database()
                .query("SELECT task_name FROM seans_task WHERE task_name = ?", row -> true, task)
                .size();
    }

    private static Instant lastSuccess(String task) {
        return database()
                .find(
                        "SELECT last_success FROM seans_task WHERE task_name = ? AND last_success IS NOT NULL",
                        row -> Columns.instant(row, "last_success"),
                        task)
                .orElse(Instant.MIN);
    }

    private static Database database() {
        return new Database(dataSource());
    }

    /** The one that applications get by default, by its name for the whole server. */
    @SuppressWarnings("BanJNDI") // a name that no client has a hand in
    static DataSource dataSource() {
        try {
            return InitialContext.doLookup("jdbc/__default");
        } catch (NamingException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
