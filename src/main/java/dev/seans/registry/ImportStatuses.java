package dev.seans.registry;

import dev.seans.catalog.RecordCounts;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.SealedUpload;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how far imports have come, without locks: what is answered to 1C's many repeats. */
@OnePerApplication
public class ImportStatuses {

    private static final String SELECT = "SELECT f.*, s.progress_at AS moved_at,"
            + ahead("PENDING") + " + " + ahead("IN_PROGRESS") + " AS ahead"
            + " FROM seans_import_file f JOIN seans_import_session s ON s.id = f.import_session_id ";

    private final Database database;

    @Inject
    ImportStatuses(Database database) {
        this.database = database;
    }

    /** The newest import of a file of this session, in whatever state. */
    Optional<ImportStatus> newest(SessionKey key, UploadName name) {
        return database.find(
                SELECT + "WHERE s.session_key = ? AND f.name = ?" + " ORDER BY f.id DESC FETCH FIRST 1 ROW ONLY",
                ImportStatuses::read,
                key.hex(),
                name.path());
    }

    /** What an import reads or has read; empty while that is still packed, and if it was never found. */
    Optional<SealedUpload> read(long fileId) {
        return database.find(
                "SELECT upload_name, upload_generation, bytes FROM seans_import_file WHERE id = ? AND upload_name IS NOT NULL",
                row -> new SealedUpload(
                        new UploadName(row.getString("upload_name")),
                        row.getInt("upload_generation"),
                        row.getLong("bytes")),
                fileId);
    }

    List<ImportStatus> of(Collection<Long> fileIds) {
        if (fileIds.isEmpty()) {
            return List.of();
        }
        return database.query(
                SELECT + "WHERE f.id IN (" + Database.marks(fileIds.size()) + ")",
                ImportStatuses::read,
                fileIds.toArray());
    }

    /** Whether any import of the source has been quiet since then: then the registry must look closer. */
    boolean anyQuietSince(String source, Instant threshold) {
        return database.find(
                        "SELECT 1 AS found FROM seans_import_session s JOIN seans_import_source o ON o.id = s.source_id"
                                + " WHERE o.name = ? AND s.active_key > '' AND s.progress_at <= ?"
                                + " FETCH FIRST 1 ROW ONLY",
                        row -> true,
                        source,
                        threshold)
                .isPresent();
    }

    boolean isActive(SessionKey key) {
        return database.find("SELECT 1 AS found FROM seans_import_session WHERE active_key = ?", row -> true, key.hex())
                .isPresent();
    }

    Set<SessionKey> activeOf(Collection<SessionKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(database.query(
                "SELECT active_key FROM seans_import_session WHERE active_key IN (" + Database.marks(keys.size()) + ")",
                row -> new SessionKey(row.getString("active_key")),
                keys.stream().map(SessionKey::hex).toArray()));
    }

    /** One state at a time: H2 does not use the index for two of them. */
    private static String ahead(String state) {
        return " (SELECT COUNT(*) FROM seans_import_file a WHERE a.source_id = f.source_id AND a.state = '" + state
                + "' AND a.queue_no < f.queue_no)";
    }

    private static ImportStatus read(ResultSet row) throws SQLException {
        return new ImportStatus(
                row.getLong("id"),
                row.getInt("generation"),
                ImportState.valueOf(row.getString("state")),
                Columns.instant(row, "moved_at"),
                row.getLong("ahead"),
                counts(row),
                NoteText.read(row).unknown(),
                failure(row));
    }

    public static RecordCounts counts(ResultSet row) throws SQLException {
        return new RecordCounts(
                row.getLong("groups_read"),
                row.getLong("properties_read"),
                row.getLong("products_read"),
                row.getLong("offers_read"),
                row.getLong("prices_read"),
                row.getLong("stocks_read"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                row.getLong("bad_values"),
                row.getLong("orders_read"));
    }

    public static @Nullable ImportFailure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure");
        if (code == null) {
            return null;
        }
        return new ImportFailure(
                code,
                row.getString("error"),
                row.getObject("error_line", Integer.class),
                row.getObject("error_column", Integer.class));
    }
}
