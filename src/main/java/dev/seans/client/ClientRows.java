package dev.seans.client;

import dev.seans.database.Columns;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What clients ask of the tables, and what those with a shared session write. */
final class ClientRows {

    private static final String LOOK = "SELECT " + UpstreamRow.COLUMNS + ", " + SlotRow.COLUMNS
            + ", s.sealed, {now} AS db_time FROM seans_upstream u LEFT JOIN seans_upstream_session s ON s.upstream = u.name"
            + " WHERE u.name = ? ORDER BY s.slot_no";

    private final LeaseDatabase database;
    private final DatabaseClock clock;
    private final SessionCipher cipher;

    ClientRows(ClientGround ground) {
        this.database = ground.database();
        this.clock = ground.clock();
        this.cipher = ground.cipher();
    }

    /** One statement; empty if no keeper has ever looked after it. */
    Optional<UpstreamCopy> look(UpstreamName name) {
        List<Line> lines = database.query(LOOK, row -> line(name, row), name.text());
        return lines.stream()
                .findFirst()
                .map(first -> new UpstreamCopy(
                        first.upstream,
                        clock.at(first.at),
                        lines.stream().flatMap(line -> line.slot.stream()).toList()));
    }

    /** Notes that the upstream has not known this session; whether that is news. */
    boolean mark(SessionPlace place) {
        return database.update(
                        "UPDATE seans_upstream_session SET invalid_version = version WHERE upstream = ? AND slot_no = ?"
                                + " AND version = ? AND (invalid_version IS NULL OR invalid_version <> version)",
                        place.upstream().text(),
                        place.slot(),
                        place.version())
                == 1;
    }

    /** Lets the keeper check this session now; false if it is another one by now, or the keeper waits after an error. */
    boolean orderCheck(SessionPlace place) {
        boolean ordered = database.update(
                        "UPDATE seans_upstream_session SET check_at = {now}"
                                + " WHERE upstream = ? AND slot_no = ? AND version = ? AND sealed IS NOT NULL"
                                + " AND EXISTS (SELECT 1 FROM seans_upstream u WHERE u.name = upstream"
                                + " AND (u.next_attempt_at IS NULL OR u.next_attempt_at <= {now}))",
                        place.upstream().text(),
                        place.slot(),
                        place.version())
                == 1;
        if (ordered) {
            database.update(
                    "UPDATE seans_upstream SET due_at = {now} WHERE name = ? AND due_at > {now}",
                    place.upstream().text());
        }
        return ordered;
    }

    private Line line(UpstreamName name, ResultSet row) throws SQLException {
        boolean hasSlot = row.getObject("slot_no") != null;
        return new Line(
                UpstreamRow.read(row),
                Columns.instant(row, "db_time"),
                hasSlot ? Optional.of(slot(name, row)) : Optional.empty());
    }

    private UpstreamCopy.Slot slot(UpstreamName name, ResultSet row) throws SQLException {
        SlotRow slot = SlotRow.read(row);
        byte[] sealed = row.getBytes("sealed");
        if (sealed == null) {
            return new UpstreamCopy.Slot(name, slot, Optional.empty(), Optional.empty());
        }
        try {
            return new UpstreamCopy.Slot(
                    name, slot, Optional.of(cipher.open(slot.place(name), sealed)), Optional.empty());
        } catch (UnreadableSessionException unreadable) {
            return new UpstreamCopy.Slot(name, slot, Optional.empty(), Optional.ofNullable(unreadable.getMessage()));
        }
    }

    private record Line(UpstreamRow upstream, Instant at, Optional<UpstreamCopy.Slot> slot) {}
}
