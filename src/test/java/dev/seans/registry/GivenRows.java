package dev.seans.registry;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import java.time.Instant;

/** Rows of imports as the registry would have left them. */
public final class GivenRows {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Database database;

    public GivenRows(Database database) {
        this.database = database;
    }

    public long session(String source, SessionKey key, ImportState state, Instant progressAt) {
        long id = next("seans_import_session_ids");
        database.update(
                "INSERT INTO seans_import_session (id, source_id, session_key, active_key, id_source, state, created_at,"
                        + " progress_at) VALUES (?, ?, ?, ?, 'URL', ?, ?, ?)",
                id,
                source(source),
                key.hex(),
                state.isActive() ? key.hex() : null,
                state,
                NOW,
                progressAt);
        return id;
    }

    /** A file of an import session, in the queue of its source. */
    public long file(long session, String name, int generation, long queueNo, ImportState state) {
        long id = next("seans_import_file_ids");
        database.update(
                "INSERT INTO seans_import_file (id, import_session_id, source_id, name, generation, queue_no, state, bytes,"
                        + " attempts, fence, records_done, groups_read, properties_read, products_read, offers_read,"
                        + " prices_read, stocks_read, unchanged, rejected, bad_values, created_at)"
                        + " SELECT ?, id, source_id, ?, ?, ?, ?, 100, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ?"
                        + " FROM seans_import_session WHERE id = ?",
                id,
                name,
                generation,
                queueNo,
                state,
                NOW,
                session);
        return id;
    }

    /** What {@link ImportFile} would write. */
    public void fail(long file, ImportFailure failure) {
        database.update(
                "UPDATE seans_import_file SET state = 'FAILED', failure = ?, error = ?, error_line = ?, error_column = ?"
                        + " WHERE id = ?",
                failure.code(),
                failure.detail(),
                failure.line(),
                failure.column(),
                file);
    }

    private long source(String name) {
        return database.find("SELECT id FROM seans_import_source WHERE name = ?", row -> row.getLong("id"), name)
                .orElseThrow();
    }

    private long next(String sequence) {
        return database.find(database.dialect().nextValue(sequence), row -> row.getLong(1))
                .orElseThrow();
    }
}
