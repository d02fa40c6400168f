package dev.seans.upstream;

import dev.seans.database.Columns;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.LostRace;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database says of upstreams, and of the keepers that look after them. One statement each. */
@OnePerApplication
public class UpstreamRows {

    private static final String VIEW = "SELECT " + UpstreamRow.COLUMNS + ", " + SlotRow.COLUMNS
            + ", {now} AS db_time FROM seans_upstream u LEFT JOIN seans_upstream_session s ON s.upstream = u.name";
    /** Behind the token of a lease that was taken away. */
    private static final String LEFT = ":left";

    private static final String ORDER = " ORDER BY u.name, s.slot_no";

    private final LeaseDatabase database;
    private final DatabaseClock clock;

    @Inject
    public UpstreamRows(LeaseDatabase database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Of all that were ever kept, with their sessions. */
    public List<UpstreamView> views() {
        return views(database.query(VIEW + ORDER, this::line));
    }

    /** Empty if no keeper has ever looked after it. */
    public Optional<UpstreamView> view(UpstreamName name) {
        List<Line> lines = database.query(VIEW + " WHERE u.name = ?" + ORDER, this::line, name.text());
        return views(lines).stream().findFirst();
    }

    /** Makes the row, due at once, if there is none. */
    public void makeIfMissing(UpstreamName name, Instant now) {
        LostRace.conceded(() -> database.update(
                "INSERT INTO seans_upstream (name, stopped, due_at, consecutive_errors, forbidden_logins,"
                        + " login_count, refresh_count, check_count, error_count) SELECT ?, FALSE, ?, 0, 0, 0, 0, 0, 0"
                        + " WHERE NOT EXISTS (SELECT 1 FROM seans_upstream WHERE name = ?)",
                name.text(),
                now,
                name.text()));
    }

    /** Gives the upstream to one keeper; false if another has it, or nobody knows the upstream. */
    public boolean take(UpstreamName name, String token, Instant now, Instant until) {
        return database.update(
                        "UPDATE seans_upstream SET lease_owner = ?, lease_until = ?"
                                + " WHERE name = ? AND (lease_until IS NULL OR lease_until <= ?)",
                        token,
                        until,
                        name.text(),
                        now)
                == 1;
    }

    /** Prolongs; false if another keeper has taken it meanwhile, or an operator has stopped them. */
    public boolean renew(UpstreamName name, String token, Instant until) {
        return database.update(
                        "UPDATE seans_upstream SET lease_until = ? WHERE name = ? AND lease_owner = ? AND stopped = FALSE",
                        until,
                        name.text(),
                        token)
                == 1;
    }

    /** Ends the lease, and nothing else. */
    public void giveBack(UpstreamName name, String token) {
        database.update(
                "UPDATE seans_upstream SET lease_owner = NULL, lease_until = NULL WHERE name = ? AND lease_owner = ?",
                name.text(),
                token);
    }

    /**
     * Ends all leases whose tokens begin so, whoever works with them, and lets a keeper look at once. An owner remains, whom
     * nobody is: so it can be told that somebody has not ended in order.
     */
    public void takeAway(String beginning, Instant now) {
        database.update(
                "UPDATE seans_upstream SET lease_owner = lease_owner || '" + LEFT + "', lease_until = ?, due_at = ?"
                        + " WHERE lease_owner LIKE ? AND lease_until > ?",
                now,
                now,
                beginning + "%",
                now);
    }

    /** Writes what has come of a look, and ends the lease; false if that was lost: then nothing was written. */
    public boolean settle(UpstreamName name, String token, UpstreamOutcome outcome) {
        return database.update(
                        "UPDATE seans_upstream SET lease_owner = NULL, lease_until = NULL,"
                                + " due_at = ?, next_attempt_at = ?, consecutive_errors = ?, forbidden_logins = ?,"
                                + " login_count = login_count + ?, refresh_count = refresh_count + ?,"
                                + " check_count = check_count + ?, error_count = error_count + ?,"
                                + " last_failure = COALESCE(?, last_failure), last_error = COALESCE(?, last_error),"
                                + " last_error_at = COALESCE(?, last_error_at),"
                                + " last_success_at = COALESCE(?, last_success_at),"
                                + " refused_at = COALESCE(?, refused_at),"
                                + " refused_credentials = COALESCE(?, refused_credentials),"
                                + " refused_key_id = COALESCE(?, refused_key_id)"
                                + " WHERE name = ? AND lease_owner = ?",
                        outcome.dueAt(),
                        orNull(outcome.nextAttemptAt()),
                        outcome.consecutiveErrors(),
                        outcome.forbiddenLogins(),
                        outcome.logins(),
                        outcome.refreshes(),
                        outcome.checks(),
                        outcome.errors(),
                        orNull(outcome.lastFailure()),
                        orNull(outcome.lastError()),
                        orNull(outcome.lastErrorAt()),
                        orNull(outcome.lastSuccessAt()),
                        orNull(outcome.refusedAt()),
                        orNull(outcome.refusedCredentials().map(SealedBytes::bytes)),
                        orNull(outcome.refusedCredentials().map(SealedBytes::keyName)),
                        name.text(),
                        token)
                == 1;
    }

    /** The fingerprints of what was refused; empty if nothing ever was, or an operator has said that it is over. */
    public Optional<byte[]> refusedCredentials(UpstreamName name) {
        return database.find(
                "SELECT refused_credentials FROM seans_upstream WHERE name = ? AND refused_credentials IS NOT NULL",
                row -> row.getBytes("refused_credentials"),
                name.text());
    }

    /** Replaces the fingerprints of what was refused by the same, encrypted with another key; not if the lease is lost. */
    public boolean sealRefusedAnew(UpstreamName name, String token, SealedBytes fingerprints) {
        return database.update(
                        "UPDATE seans_upstream SET refused_credentials = ?, refused_key_id = ?"
                                + " WHERE name = ? AND lease_owner = ?",
                        fingerprints.bytes(),
                        fingerprints.keyName(),
                        name.text(),
                        token)
                == 1;
    }

    /** What the login has kept; empty if it keeps nothing. */
    public Optional<byte[]> loginMemory(UpstreamName name) {
        return database.find(
                "SELECT login_memory FROM seans_upstream WHERE name = ? AND login_memory IS NOT NULL",
                row -> row.getBytes("login_memory"),
                name.text());
    }

    /**
     * Replaces what the login has kept; false if that is not this any more. What has come of a text that serves once belongs
     * in its place, whoever has the lease by then.
     *
     * @param former as it was read; empty: nothing was kept
     * @param kept empty: nothing is kept any more
     */
    public boolean remember(UpstreamName name, Optional<byte[]> former, Optional<SealedBytes> kept) {
        return database.update(
                        "UPDATE seans_upstream SET login_memory = ?, memory_key_id = ?"
                                + " WHERE name = ? AND login_memory IS NOT DISTINCT FROM ?",
                        orNull(kept.map(SealedBytes::bytes)),
                        orNull(kept.map(SealedBytes::keyName)),
                        name.text(),
                        orNull(former))
                == 1;
    }

    /** Lets those log in whose credentials were not refused. */
    public void allowLogins(UpstreamName name) {
        database.update(
                "UPDATE seans_upstream SET refused_at = NULL, next_attempt_at = NULL WHERE name = ?", name.text());
    }

    /** Ends refusal and back-off, and forgets what was refused: an operator says so. */
    public void rearm(UpstreamName name) {
        database.update(
                "UPDATE seans_upstream SET refused_at = NULL, refused_credentials = NULL, refused_key_id = NULL,"
                        + " next_attempt_at = NULL, forbidden_logins = 0 WHERE name = ?",
                name.text());
    }

    /** Stops its keepers on all nodes, or lets them go on. */
    public void stopped(UpstreamName name, boolean stopped) {
        database.update("UPDATE seans_upstream SET stopped = ? WHERE name = ?", stopped, name.text());
    }

    /** Lets a keeper look after it at once; nobody has waited for that before. */
    public void due(UpstreamName name, Instant now) {
        database.update("UPDATE seans_upstream SET due_at = ? WHERE name = ?", now, name.text());
    }

    private Line line(ResultSet row) throws SQLException {
        UpstreamRow upstream = UpstreamRow.read(row);
        boolean hasSlot = row.getObject("slot_no") != null;
        return new Line(upstream, hasSlot ? SlotRow.read(row) : null, clock.at(Columns.instant(row, "db_time")));
    }

    private static List<UpstreamView> views(List<Line> lines) {
        Map<UpstreamName, List<Line>> byName = new LinkedHashMap<>();
        lines.forEach(line -> byName.computeIfAbsent(line.upstream.name(), first -> new ArrayList<>())
                .add(line));
        return byName.values().stream().map(UpstreamRows::view).toList();
    }

    private static UpstreamView view(List<Line> lines) {
        List<SlotRow> slots = new ArrayList<>();
        for (Line line : lines) {
            if (line.slot != null) {
                slots.add(line.slot);
            }
        }
        return new UpstreamView(lines.get(0).upstream, slots, lines.get(0).readAt);
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private record Line(UpstreamRow upstream, @Nullable SlotRow slot, Instant readAt) {}
}
