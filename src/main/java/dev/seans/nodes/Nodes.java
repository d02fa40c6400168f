package dev.seans.nodes;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.NodeName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.settings.ShownSetting;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes what nodes tell of themselves. */
@OnePerApplication
public class Nodes {

    /** Three times missed. */
    static final Duration ALIVE = Duration.ofSeconds(35);

    /** A node that died is shown for so long, or until it was started again. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int MOST = 100;
    private static final int LONGEST = 4000;

    private final Database database;
    private final DatabaseClock clock;
    private final Settings settings;
    private final String name;
    private final String token = UUID.randomUUID().toString();

    @Inject
    public Nodes(Database database, DatabaseClock clock, Settings settings) {
        this(database, clock, settings, NodeName.of());
    }

    Nodes(Database database, DatabaseClock clock, Settings settings, String name) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.name = name;
    }

    /** What this node is called. */
    public String thisOne() {
        return name;
    }

    /** All that have told of themselves within a day, by name. */
    public List<Node> all() {
        Instant now = clock.now();
        return database.query(
                "SELECT * FROM seans_node WHERE seen_at > ? ORDER BY name, started_at FETCH FIRST " + MOST
                        + " ROWS ONLY",
                row -> read(row, now),
                now.minus(REMEMBERED));
    }

    /** What other living nodes have set otherwise than this one: by key, then by node. */
    public Map<String, Map<String, String>> elsewhere() {
        Map<String, Map<String, String>> differing = new TreeMap<>();
        var unused = database.query(
                "SELECT n.name, s.setting_key, s.shown FROM seans_node n JOIN seans_node_setting s ON s.node_token = n.token"
                        + " LEFT JOIN seans_node_setting mine ON mine.node_token = ? AND mine.setting_key = s.setting_key"
                        + " WHERE n.token <> ? AND n.seen_at > ? AND (mine.shown IS NULL OR mine.shown <> s.shown)"
                        + " ORDER BY n.name FETCH FIRST 10000 ROWS ONLY",
                row -> differing
                        .computeIfAbsent(row.getString("setting_key"), key -> new TreeMap<>())
                        .put(row.getString("name"), row.getString("shown")),
                token,
                token,
                clock.now().minus(ALIVE));
        return differing;
    }

    /**
     * Notes how this node is.
     *
     * @param clockAhead of this machine
     */
    void tell(Duration clockAhead, long freeBytes, long totalBytes) {
        Instant now = clock.now();
        removeDead(now);
        int told = database.update(
                "UPDATE seans_node SET seen_at = ?, clock_ahead_millis = ?, free_bytes = ?, total_bytes = ? WHERE token = ?",
                now,
                clockAhead.toMillis(),
                freeBytes,
                totalBytes,
                token);
        if (told == 0) {
            introduce(now, clockAhead, freeBytes, totalBytes);
        }
    }

    /** A node that died and was started again is one. */
    private void removeDead(Instant now) {
        database.update(
                "DELETE FROM seans_node WHERE token <> ? AND (seen_at < ? OR (name = ? AND seen_at < ?))",
                token,
                now.minus(REMEMBERED),
                name,
                now.minus(ALIVE));
    }

    private void introduce(Instant now, Duration clockAhead, long freeBytes, long totalBytes) {
        database.update(
                "INSERT INTO seans_node (token, name, started_at, seen_at, clock_ahead_millis, free_bytes, total_bytes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                token,
                name,
                now,
                now,
                clockAhead.toMillis(),
                freeBytes,
                totalBytes);
        boolean complete = false;
        try {
            database.updateAll(
                    "INSERT INTO seans_node_setting (node_token, setting_key, shown) VALUES (?, ?, ?)",
                    settings.shown().stream().map(this::row).toList());
            complete = true;
        } finally {
            if (!complete) {
                leave(); // or it would be there for ever without its settings; the next beat introduces it again
            }
        }
    }

    private @Nullable Object[] row(ShownSetting setting) {
        String shown = setting.value();
        return new @Nullable Object[] {
            token, setting.key(), shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown
        };
    }

    /** This node stops in order. */
    void leave() {
        database.update("DELETE FROM seans_node WHERE token = ?", token);
    }

    private Node read(ResultSet row, Instant now) throws SQLException {
        Instant seenAt = Columns.instant(row, "seen_at");
        return new Node(
                row.getString("name"),
                row.getString("token").equals(token),
                seenAt.isAfter(now.minus(ALIVE)),
                Columns.instant(row, "started_at"),
                seenAt,
                Duration.ofMillis(row.getLong("clock_ahead_millis")),
                row.getLong("free_bytes"),
                row.getLong("total_bytes"));
    }
}
