package dev.seans.acceptance;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The plan of the scheduler, moved forward: what it would do in ten seconds, or in a minute, it does now. */
final class DueJobs {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private DueJobs() {}

    /** Makes everything of this name due that does not run already. */
    static void hurry(String task) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE seans_task SET execution_time = CURRENT_TIMESTAMP"
                                + " WHERE task_name = ? AND picked = FALSE AND execution_time > CURRENT_TIMESTAMP")) {
            update.setString(1, task);
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns when a run of this recurring job is over that has begun after the call. */
    static void awaitRun(String task) {
        awaitEnd(task); // of one that may have begun before
        awaitEnd(task);
    }

    private static void awaitEnd(String task) {
        OffsetDateTime before = lastSuccess(task);
        await("the job " + task + " runs").atMost(LIMIT).until(() -> {
            hurry(task);
            OffsetDateTime last = lastSuccess(task);
            return last != null && (before == null || last.isAfter(before));
        });
    }

    /** How many orders of this name wait or run. */
    static int ordered(String task) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM seans_task WHERE task_name = ?")) {
            select.setString(1, task);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static @Nullable OffsetDateTime lastSuccess(String task) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT last_success FROM seans_task WHERE task_name = ?")) {
            select.setString(1, task);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
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
