package dev.seans.session;

import dev.seans.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session, and who holds it, at one moment of the database's clock.
 *
 * @param heldAloneUntil null if no request holds it alone
 * @param readUntil null if no request reads it
 * @param nextNode whose turn is next; null if nobody waits
 * @param byPreviousKey whether it was found by the key that it had before
 * @param forOwnerOnly whether that one is from before its owner's login
 */
record SessionState(
        DurableSession session,
        Instant now,
        @Nullable Instant heldAloneUntil,
        @Nullable Instant readUntil,
        @Nullable String nextNode,
        @Nullable Instant nextUntil,
        boolean byPreviousKey,
        boolean forOwnerOnly) {

    /** What {@link #read} needs beside the session itself, {@code db_time} and {@code by_previous}. */
    static final String COLUMNS = "x_until, s_count, s_until, next_node, next_until, previous_owned";

    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    static SessionState read(ResultSet row) throws SQLException {
        return new SessionState(
                SessionColumns.session(row),
                Columns.instant(row, "db_time"),
                Columns.nullableInstant(row, "x_until"),
                row.getInt("s_count") > 0 ? Columns.nullableInstant(row, "s_until") : null,
                row.getString("next_node"),
                Columns.nullableInstant(row, "next_until"),
                row.getBoolean("by_previous"),
                row.getBoolean("by_previous") && row.getBoolean("previous_owned"));
    }

    /** A session that is in use does not expire. */
    boolean isLive() {
        return !session.isExpiredAt(now) || isHeldAlone() || isRead();
    }

    /** Zero if it has expired. */
    Duration left() {
        Duration left = Duration.between(now, session.expiresAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether the last use was so long ago that the next one is worth a write: a minute, or a tenth of the idle time. */
    boolean isTouchDue() {
        Duration tenth = session.idle().dividedBy(10);
        Duration interval = tenth.compareTo(TOUCH_INTERVAL) < 0 ? tenth : TOUCH_INTERVAL;
        return now.isAfter(session.lastAccessAt().plus(interval));
    }

    /** Whether a request of this node could have it now. */
    boolean isFreeFor(Access access, String node) {
        boolean free = !isHeldAlone() && (!access.mayChange() || !isRead());
        return free && !isReservedBefore(node);
    }

    boolean isReservedBy(String node) {
        return node.equals(nextNode) && isAhead(nextUntil);
    }

    /** Whether this node may reserve the next turn, and half of its last reservation is over. */
    boolean isReservable(String node, Duration reservation) {
        boolean fresh = nextUntil != null && nextUntil.isAfter(now.plus(reservation.dividedBy(2)));
        return !isReservedBefore(node) && !(isReservedBy(node) && fresh);
    }

    private boolean isReservedBefore(String node) {
        return nextNode != null && !nextNode.equals(node) && isAhead(nextUntil);
    }

    private boolean isHeldAlone() {
        return isAhead(heldAloneUntil);
    }

    private boolean isRead() {
        return isAhead(readUntil);
    }

    private boolean isAhead(@Nullable Instant time) {
        return time != null && time.isAfter(now);
    }
}
