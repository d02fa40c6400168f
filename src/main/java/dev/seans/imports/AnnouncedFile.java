package dev.seans.imports;

import dev.seans.catalog.RecordCounts;
import dev.seans.database.Columns;
import dev.seans.identity.SessionKey;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportStatuses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The import of a file as its events tell of it.
 *
 * @param begun whether a runner has ever claimed it
 * @param startTold whether the observers of its start have returned
 * @param announceAt when its end is to be told; null if it has not ended, or has been told
 */
record AnnouncedFile(
        ImportedFile file,
        ImportState state,
        int attempts,
        long recordsDone,
        RecordCounts counts,
        @Nullable ImportFailure failure,
        boolean begun,
        boolean startTold,
        @Nullable Instant announceAt) {

    static final String SELECT = "SELECT f.*, s.session_key, o.name AS source_name FROM seans_import_file f"
            + " JOIN seans_import_session s ON s.id = f.import_session_id JOIN seans_import_source o ON o.id = f.source_id WHERE ";

    static AnnouncedFile read(ResultSet row) throws SQLException {
        ImportedFile file = new ImportedFile(
                row.getLong("import_session_id"),
                row.getLong("id"),
                row.getString("source_name"),
                new SessionKey(row.getString("session_key")),
                row.getString("name"),
                row.getInt("generation"));
        return new AnnouncedFile(
                file,
                ImportState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getLong("records_done"),
                ImportStatuses.counts(row),
                ImportStatuses.failure(row),
                Columns.nullableInstant(row, "started_at") != null,
                row.getBoolean("start_announced"),
                Columns.nullableInstant(row, "announce_at"));
    }

    /** Whether it has ended and nobody has told so, or has failed to for longer than that takes. */
    boolean isToBeTold(Instant now) {
        return announceAt != null && !announceAt.isAfter(now) && !state.isActive();
    }

    ImportStarted started() {
        return new ImportStarted(file, attempts, recordsDone);
    }

    ImportProgressed progressed() {
        return new ImportProgressed(file, recordsDone, counts);
    }

    /** How it has ended. */
    ImportEvent end() {
        return state == ImportState.COMPLETED
                ? new ImportCompleted(file, counts)
                : new ImportFailed(file, counts, Objects.requireNonNull(failure, () -> state + " without a reason"));
    }
}
