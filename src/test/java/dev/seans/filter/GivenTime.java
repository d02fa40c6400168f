package dev.seans.filter;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.identity.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lets time pass for a session, by moving its row into the past. */
public final class GivenTime {

    private static final List<String> TIMES =
            List.of("created_at", "last_access_at", "expires_at", "x_until", "s_until", "previous_until");

    private GivenTime() {}

    /** Its idle time is over. */
    public static void expire(Database database, SessionId id) {
        database.update(
                "UPDATE seans_session SET expires_at = last_access_at WHERE session_key = ?",
                id.key().hex());
    }

    /** So long nothing has happened. */
    static void age(Database database, SessionId id, Duration time) {
        for (String column : TIMES) {
            String key = id.key().hex();
            database.find(
                            "SELECT " + column + " FROM seans_session WHERE session_key = ? AND " + column
                                    + " IS NOT NULL",
                            row -> Columns.instant(row, column),
                            key)
                    .ifPresent((Instant before) -> database.update(
                            "UPDATE seans_session SET " + column + " = ? WHERE session_key = ?",
                            before.minus(time),
                            key));
        }
    }
}
