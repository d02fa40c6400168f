package dev.seans.uploads;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What sessions have uploaded, for whoever watches over them. Reads the rows of folders only: a session may have hundreds
 * of thousands of files.
 */
@OnePerApplication
public class UploadHistory {

    private static final String SELECT =
            "SELECT session_key, files, bytes, last_file_at FROM seans_upload_folder WHERE ";

    private final Database database;

    @Inject
    public UploadHistory(Database database) {
        this.database = database;
    }

    /** The uploads of these sessions; one that has none is missing. */
    public Map<SessionKey, UploadSummary> of(Collection<SessionKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database
                .query(
                        SELECT + "last_file_at IS NOT NULL AND session_key IN (" + Database.marks(keys.size()) + ")",
                        UploadHistory::read,
                        keys.stream().map(SessionKey::hex).toArray())
                .stream()
                .collect(Collectors.toMap(UploadSummary::key, Function.identity()));
    }

    /** Uploads to which nothing was added since then, and about whose silence this was not yet done; the oldest first. */
    public List<UploadSummary> quietSince(Instant moment, QuietMark mark, int limit) {
        return database.query(
                SELECT + "last_file_at <= ? AND (" + mark.column() + " IS NULL OR " + mark.column() + " < last_file_at)"
                        + " ORDER BY last_file_at FETCH FIRST " + limit + " ROWS ONLY",
                UploadHistory::read,
                moment);
    }

    /** Notes that it was done; true for one caller only, of all nodes, and only if nothing has come meanwhile. */
    public boolean mark(UploadSummary upload, QuietMark mark) {
        return database.update(
                        "UPDATE seans_upload_folder SET " + mark.column() + " = last_file_at WHERE session_key = ?"
                                + " AND last_file_at = ? AND (" + mark.column() + " IS NULL OR " + mark.column()
                                + " < last_file_at)",
                        upload.key().hex(),
                        upload.lastFileAt())
                == 1;
    }

    private static UploadSummary read(ResultSet row) throws SQLException {
        return new UploadSummary(
                new SessionKey(row.getString("session_key")),
                row.getInt("files"),
                row.getLong("bytes"),
                Columns.instant(row, "last_file_at"));
    }
}
