package dev.seans.registry;

import dev.seans.database.Database;
import java.time.Instant;
import java.util.Optional;

/** What a decision about all imports of a source must know of them. */
final class SourceQueue {

    private final Database database;

    SourceQueue(Database database) {
        this.database = database;
    }

    /** Waits for whoever holds the source, and keeps it until the end of the transaction. Gives its number. */
    long lock(String source) {
        return database.find(
                        "SELECT id FROM seans_import_source WHERE name = ? FOR UPDATE",
                        row -> row.getLong("id"),
                        source)
                .orElseThrow();
    }

    /** The last file that waits or runs. */
    Optional<Long> lastActive(long sourceId) {
        return database.find(
                "SELECT id FROM seans_import_file WHERE source_id = ? AND state IN ('PENDING', 'IN_PROGRESS')"
                        + " ORDER BY queue_no DESC FETCH FIRST 1 ROW ONLY",
                row -> row.getLong("id"),
                sourceId);
    }

    /** The first import that has failed since then, unless its session has had the same file imported afterwards. */
    Optional<DeactivationOutcome.ImportFailed> failedSince(long sourceId, Instant since) {
        return database.find(
                "SELECT f.name, f.import_session_id FROM seans_import_file f"
                        + " JOIN seans_import_session s ON s.id = f.import_session_id"
                        + " WHERE f.source_id = ? AND f.state = 'FAILED' AND f.finished_at >= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM seans_import_file g"
                        + " JOIN seans_import_session t ON t.id = g.import_session_id"
                        + " WHERE t.session_key = s.session_key AND g.name = f.name AND g.id > f.id"
                        + " AND g.state = 'COMPLETED')"
                        + " ORDER BY f.id FETCH FIRST 1 ROW ONLY",
                row -> new DeactivationOutcome.ImportFailed(row.getLong("import_session_id"), row.getString("name")),
                sourceId,
                since);
    }
}
