package dev.seans.upstream;

import dev.seans.database.LeaseDatabase;
import dev.seans.database.LostRace;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database says of sessions of upstreams. One statement each; whatever changes a session does so only if it is
 * still the version that was read.
 */
@OnePerApplication
public class SlotRows {

    private static final String OF_PLACE = " WHERE upstream = ? AND slot_no = ? AND version = ?";

    private final LeaseDatabase database;

    @Inject
    public SlotRows(LeaseDatabase database) {
        this.database = database;
    }

    /** Makes the row, without a session, if there is none. */
    public void makeIfMissing(UpstreamName upstream, int slot) {
        LostRace.conceded(() -> database.update(
                "INSERT INTO seans_upstream_session (upstream, slot_no, version) SELECT ?, ?, 0 WHERE NOT EXISTS"
                        + " (SELECT 1 FROM seans_upstream_session WHERE upstream = ? AND slot_no = ?)",
                upstream.text(),
                slot,
                upstream.text(),
                slot));
    }

    /** The encrypted session; empty if there is none, or another one by now. */
    public Optional<byte[]> sealed(SessionPlace place) {
        return database.find(
                "SELECT sealed FROM seans_upstream_session" + OF_PLACE + " AND sealed IS NOT NULL",
                row -> row.getBytes("sealed"),
                place.upstream().text(),
                place.slot(),
                place.version());
    }

    /**
     * Stores a session in place of the version before, and notes whether that was lost: then it was taken away before.
     *
     * @param place of the new session
     * @return false if somebody else has stored one since
     */
    public boolean store(SessionPlace place, SealedBytes session, Times times) {
        return database.update(
                        "UPDATE seans_upstream_session SET version = ?, sealed = ?, key_id = ?, issued_at = ?, expires_at = ?,"
                                + " checked_at = ?, check_at = ?, refresh_at = ?, used_at = NULL, invalid_version = NULL,"
                                + " lost_version = CASE WHEN sealed IS NULL THEN version END"
                                + OF_PLACE,
                        place.version(),
                        session.bytes(),
                        session.keyName(),
                        times.issuedAt(),
                        times.expiresAt().orElse(null),
                        times.checkedAt(),
                        times.checkAt(),
                        times.refreshAt().orElse(null),
                        place.upstream().text(),
                        place.slot(),
                        place.version() - 1)
                == 1;
    }

    /** Notes that a check has found it alive: whoever was refused with it was so for another reason. */
    public boolean alive(SessionPlace place, Instant checkedAt, Instant checkAt) {
        return database.update(
                        "UPDATE seans_upstream_session SET checked_at = ?, check_at = ?, invalid_version = NULL"
                                + OF_PLACE,
                        checkedAt,
                        checkAt,
                        place.upstream().text(),
                        place.slot(),
                        place.version())
                == 1;
    }

    /** Notes when it shall be tried again; nothing else is known of it. */
    public void checkAt(SessionPlace place, Instant time) {
        database.update(
                "UPDATE seans_upstream_session SET check_at = ?" + OF_PLACE,
                time,
                place.upstream().text(),
                place.slot(),
                place.version());
    }

    /** Puts the checks of all sessions of the upstream off, as it cannot be asked now. */
    public void checksNotBefore(UpstreamName upstream, Instant time) {
        database.update(
                "UPDATE seans_upstream_session SET check_at = ? WHERE upstream = ? AND check_at < ?",
                time,
                upstream.text(),
                time);
    }

    /** Takes a session away that is lost or finished; it counts as invalid, so that no client takes its copy for good. */
    public boolean empty(SessionPlace place) {
        return database.update(
                        "UPDATE seans_upstream_session SET sealed = NULL, key_id = NULL, issued_at = NULL, expires_at = NULL,"
                                + " checked_at = NULL, check_at = NULL, refresh_at = NULL, used_at = NULL,"
                                + " invalid_version = version" + OF_PLACE,
                        place.upstream().text(),
                        place.slot(),
                        place.version())
                == 1;
    }

    /** Replaces what another key has encrypted by the same session, encrypted with this one. */
    public boolean sealAnew(SessionPlace place, SealedBytes session, String formerKey) {
        return database.update(
                        "UPDATE seans_upstream_session SET sealed = ?, key_id = ?" + OF_PLACE + " AND key_id = ?",
                        session.bytes(),
                        session.keyName(),
                        place.upstream().text(),
                        place.slot(),
                        place.version(),
                        formerKey)
                == 1;
    }

    /**
     * Takes a session for one call, where each serves one at a time.
     *
     * @return false if a call has it, or it is another one by now
     */
    public boolean hold(SessionPlace place, String holder, Duration time) {
        return database.update(
                        "UPDATE seans_upstream_session SET holder = ?, held_until = {now+(?)}" + OF_PLACE
                                + " AND (held_until IS NULL OR held_until <= {now})",
                        holder,
                        time.toMillis(),
                        place.upstream().text(),
                        place.slot(),
                        place.version())
                == 1;
    }

    /** Lets others have it. */
    public void giveBack(UpstreamName upstream, int slot, String holder) {
        database.update(
                "UPDATE seans_upstream_session SET holder = NULL, held_until = NULL"
                        + " WHERE upstream = ? AND slot_no = ? AND holder = ?",
                upstream.text(),
                slot,
                holder);
    }

    /** Lets all sessions of the upstream be checked at once. */
    public void checkAll(UpstreamName upstream, Instant now) {
        database.update(
                "UPDATE seans_upstream_session SET check_at = ? WHERE upstream = ? AND sealed IS NOT NULL",
                now,
                upstream.text());
    }

    /** Lets all sessions of the upstream be replaced as soon as they are free. */
    public void refreshAll(UpstreamName upstream, Instant now) {
        database.update(
                "UPDATE seans_upstream_session SET refresh_at = ? WHERE upstream = ? AND sealed IS NOT NULL",
                now,
                upstream.text());
    }

    /** Removes the row of a session that is wanted no more. */
    public boolean remove(UpstreamName upstream, int slot, long version) {
        return database.update(
                        "DELETE FROM seans_upstream_session WHERE upstream = ? AND slot_no = ? AND version = ?",
                        upstream.text(),
                        slot,
                        version)
                == 1;
    }

    /**
     * When what happens to a session.
     *
     * @param issuedAt when the login began that brought it
     * @param expiresAt its end; empty if nobody knows
     * @param checkAt when it shall be tried
     * @param refreshAt when another one shall replace it; empty: when a check finds it lost
     */
    public record Times(
            Instant issuedAt,
            Optional<Instant> expiresAt,
            Instant checkedAt,
            Instant checkAt,
            Optional<Instant> refreshAt) {}
}
