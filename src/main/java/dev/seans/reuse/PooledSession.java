package dev.seans.reuse;

import dev.seans.identity.SessionKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A session of a pool as the database shows it.
 *
 * @param number of the row
 * @param version of the application that has made it
 * @param free whether no call has it
 * @param live whether its idle time is not over
 */
record PooledSession(long number, IdleSession session, String version, boolean free, boolean live) {

    /** What {@link #read} needs. */
    static final String COLUMNS = "id, session_key, scope, slot_no, app_version,"
            + " CASE WHEN x_until > {now} THEN FALSE ELSE TRUE END AS is_free,"
            + " CASE WHEN expires_at > {now} THEN TRUE ELSE FALSE END AS is_live";

    static PooledSession read(ResultSet row) throws SQLException {
        return new PooledSession(
                row.getLong("id"),
                new IdleSession(
                        new SessionKey(row.getString("session_key")), row.getString("scope"), row.getInt("slot_no")),
                row.getString("app_version"),
                row.getBoolean("is_free"),
                row.getBoolean("is_live"));
    }

    /** Whether it can be taken. */
    boolean isIdle() {
        return free && live;
    }

    /** Whether it only takes up its place. */
    boolean isDead() {
        return free && !live;
    }

    boolean isOutdatedFor(ServiceCall call) {
        return free && !version.equals(call.version());
    }
}
