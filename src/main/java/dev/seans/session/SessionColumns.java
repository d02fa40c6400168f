package dev.seans.session;

import dev.seans.database.Columns;
import dev.seans.identity.SessionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Reads rows of {@code seans_session}. */
final class SessionColumns {

    /** What {@link #session} reads. */
    static final String SESSION = "id, session_key, scope, user_name, address, network, idle_millis, important,"
            + " created_at, last_access_at, expires_at";

    private SessionColumns() {}

    static DurableSession session(ResultSet row) throws SQLException {
        return new DurableSession(
                row.getLong("id"),
                new SessionKey(row.getString("session_key")),
                row.getString("scope"),
                row.getString("user_name"),
                row.getString("address"),
                row.getString("network"),
                Duration.ofMillis(row.getLong("idle_millis")),
                row.getBoolean("important"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "last_access_at"),
                Columns.instant(row, "expires_at"));
    }

    static SessionData data(ResultSet row) throws SQLException {
        return new SessionData(bytes(row, "data"), bytes(row, "changes"));
    }

    private static byte[] bytes(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? SessionData.NONE.bytes() : bytes;
    }
}
