package dev.seans.upstream;

import dev.seans.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the table says of one session of an upstream, without the session itself; all times are the database's.
 *
 * @param number from 1
 * @param version of what is stored, or was last; 0 if nothing ever was
 * @param filled whether a session is stored
 * @param keyId the key that encrypts it
 * @param usedAt when a client gave it back last; never, where calls share a session
 * @param checkAt when it shall be tried
 * @param refreshAt when another one shall replace it
 * @param marked whether a client was refused with it, or the keeper has found it lost
 * @param held whether a call has it just now
 * @param lostVersion the version before this one, if the keeper has found that lost; else 0
 */
public record SlotRow(
        int number,
        long version,
        boolean filled,
        Optional<String> keyId,
        Optional<Instant> issuedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> checkedAt,
        Optional<Instant> usedAt,
        Optional<Instant> checkAt,
        Optional<Instant> refreshAt,
        boolean marked,
        boolean held,
        long lostVersion) {

    public static final String COLUMNS =
            "s.slot_no, s.version, CASE WHEN s.sealed IS NULL THEN FALSE ELSE TRUE END AS filled,"
                    + " s.key_id, s.issued_at, s.expires_at, s.checked_at, s.used_at, s.check_at, s.refresh_at,"
                    + " CASE WHEN s.invalid_version = s.version THEN TRUE ELSE FALSE END AS marked,"
                    + " CASE WHEN s.held_until > {now} THEN TRUE ELSE FALSE END AS held, s.lost_version";

    public static SlotRow read(ResultSet row) throws SQLException {
        return new SlotRow(
                row.getInt("slot_no"),
                row.getLong("version"),
                row.getBoolean("filled"),
                Optional.ofNullable(row.getString("key_id")),
                time(row, "issued_at"),
                time(row, "expires_at"),
                time(row, "checked_at"),
                time(row, "used_at"),
                time(row, "check_at"),
                time(row, "refresh_at"),
                row.getBoolean("marked"),
                row.getBoolean("held"),
                row.getLong("lost_version"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Columns.nullableInstant(row, column));
    }

    /** Whether there is a session that is not over, and nobody has been refused with it. */
    public boolean lives(Instant now) {
        return filled && !marked && !isOver(now);
    }

    /** Whether its time is over, as far as anybody knows. */
    public boolean isOver(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The same row when the session was taken away. */
    public SlotRow emptied() {
        Optional<Instant> never = Optional.empty();
        return new SlotRow(
                number,
                version,
                false,
                Optional.empty(),
                never,
                never,
                never,
                never,
                never,
                never,
                true,
                false,
                lostVersion);
    }

    /** Where the session is stored; only if one ever was. */
    public SessionPlace place(UpstreamName upstream) {
        return new SessionPlace(upstream, number, version);
    }

    /** Where the next one will be. */
    public SessionPlace nextPlace(UpstreamName upstream) {
        return new SessionPlace(upstream, number, version + 1);
    }
}
