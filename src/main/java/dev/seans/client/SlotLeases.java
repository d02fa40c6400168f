package dev.seans.client;

import dev.seans.database.Columns;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** SQL of calls that need a session for themselves. One statement each; all nodes, and the keeper, go by them. */
final class SlotLeases {

    private static final String FREE = "sealed IS NOT NULL AND (invalid_version IS NULL OR invalid_version <> version)"
            + " AND (expires_at IS NULL OR expires_at > ?) AND (held_until IS NULL OR held_until <= {now})";

    private static final String TAKE = "UPDATE seans_upstream_session SET holder = ?, held_until = {now+(?)}"
            + " WHERE upstream = ? AND slot_no = (SELECT slot_no FROM seans_upstream_session WHERE upstream = ? AND "
            + FREE
            + " ORDER BY CASE slot_no WHEN ? THEN 0 WHEN ? THEN 2 ELSE 1 END, slot_no FETCH FIRST 1 ROW ONLY) AND "
            + FREE;

    private static final String HELD = " WHERE upstream = ? AND slot_no = ? AND holder = ?";

    private final String node = UUID.randomUUID().toString();
    private final AtomicLong taken = new AtomicLong();
    private final LeaseDatabase database;
    private final DatabaseClock clock;
    private final SessionCipher cipher;

    SlotLeases(ClientGround ground) {
        this.database = ground.database();
        this.clock = ground.clock();
        this.cipher = ground.cipher();
    }

    /**
     * Takes a free session; empty if there is none, or another node was faster.
     *
     * @param wish which slot rather than others, and which one only if there is no other
     * @param now about now: what has expired by then is not taken
     */
    Optional<Taken> take(UpstreamName name, Wish wish, Instant now, Duration lease) {
        String token = node.substring(0, 20) + ":" + taken.incrementAndGet();
        return database.change(
                        TAKE,
                        "slot_no, version, sealed, held_until",
                        row -> read(name, row),
                        token,
                        lease.toMillis(),
                        name.text(),
                        name.text(),
                        now,
                        wish.preferred(),
                        wish.avoided(),
                        now)
                .map(row -> opened(row, token, lease));
    }

    private Taken opened(Row row, String token, Duration lease) {
        try {
            SessionContent content = cipher.open(row.place, row.sealed);
            return new Taken(new StoredSession(row.place, content), token, clock.at(row.heldUntil.minus(lease)));
        } catch (UnreadableSessionException unreadable) {
            giveBack(row.place, token, null);
            throw new UnreadableException(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * Lets others have it.
     *
     * @param usedAt when the upstream has served a call with it; null if it has not
     */
    void giveBack(SessionPlace place, String token, @Nullable Instant usedAt) {
        database.update(
                "UPDATE seans_upstream_session SET holder = NULL, held_until = NULL, used_at = COALESCE(?, used_at)"
                        + HELD,
                usedAt,
                place.upstream().text(),
                place.slot(),
                token);
    }

    /** Holds it for so long from now; false if it is another's by now. */
    boolean prolong(SessionPlace place, String token, Duration lease) {
        return database.update(
                        "UPDATE seans_upstream_session SET held_until = {now+(?)}" + HELD,
                        lease.toMillis(),
                        place.upstream().text(),
                        place.slot(),
                        token)
                == 1;
    }

    private static Row read(UpstreamName name, ResultSet row) throws SQLException {
        return new Row(
                new SessionPlace(name, row.getInt("slot_no"), row.getLong("version")),
                row.getBytes("sealed"),
                Columns.instant(row, "held_until"));
    }

    private static final class Row {

        private final SessionPlace place;
        private final byte[] sealed;
        private final Instant heldUntil;

        Row(SessionPlace place, byte[] sealed, Instant heldUntil) {
            this.place = place;
            this.sealed = sealed;
            this.heldUntil = heldUntil;
        }
    }

    /**
     * A session that a call has for itself.
     *
     * @param token of the holding
     * @param at when it was taken, by the clock of all nodes
     */
    record Taken(StoredSession session, String token, Instant at) {

        SessionPlace place() {
            return session.place();
        }
    }

    /**
     * Which slot a call would like to have; 0 is none.
     *
     * @param preferred the one that this node used last
     * @param avoided the one that has just turned out busy or lost
     */
    record Wish(int preferred, int avoided) {}

    /** Carries {@link UnreadableSessionException} through what throws nothing checked. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
