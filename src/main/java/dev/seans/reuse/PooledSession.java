package dev.seans.reuse;

import dev.seans.identity.SessionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session of a pool as the database shows it.
 *
 * @param number of the row
 * @param version of the application that has made it
 * @param free whether no call has it
 * @param live whether its idle time is not over
 * @param nextNode for which its next turn is reserved; null if for none
 * @param fresh whether that holds for long enough
 */
record PooledSession(
        long number,
        IdleSession session,
        String version,
        boolean free,
        boolean live,
        @Nullable String nextNode,
        boolean fresh) {

    /** Several looks long: if the node that has reserved is gone, the session serves others again after this. */
    static final Duration RESERVATION = Duration.ofMillis(200);

    private static final long HALF_OF_RESERVATION = RESERVATION.toMillis() / 2;

    /** What {@link #read} needs. */
    static final String COLUMNS = "id, session_key, scope, slot_no, app_version,"
            + " CASE WHEN next_until > {now} THEN next_node END AS reserved_for,"
            + " CASE WHEN next_until > {now+(" + HALF_OF_RESERVATION + ")} THEN TRUE ELSE FALSE END AS is_fresh,"
            + " CASE WHEN x_until > {now} THEN FALSE ELSE TRUE END AS is_free,"
            + " CASE WHEN expires_at > {now} THEN TRUE ELSE FALSE END AS is_live";

    static PooledSession read(ResultSet row) throws SQLException {
        return new PooledSession(
                row.getLong("id"),
                new IdleSession(
                        new SessionKey(row.getString("session_key")), row.getString("scope"), row.getInt("slot_no")),
                row.getString("app_version"),
                row.getBoolean("is_free"),
                row.getBoolean("is_live"),
                row.getString("reserved_for"),
                row.getBoolean("is_fresh"));
    }

    /** Whether a call of this node can take it. */
    boolean isIdleFor(String node) {
        return free && live && (nextNode == null || isReservedFor(node));
    }

    boolean isReservedFor(String node) {
        return node.equals(nextNode);
    }

    boolean isReservable() {
        return !free && nextNode == null;
    }

    /** Whether it only takes up its place. */
    boolean isDead() {
        return free && !live;
    }

    boolean isOutdatedFor(ServiceCall call) {
        return free && !version.equals(call.version());
    }
}
