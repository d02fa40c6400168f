package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The rows of upload folders, at their end. */
@OnePerApplication
class UploadRemoval {

    private static final int AT_ONCE = 5_000;

    private final Database database;

    @Inject
    UploadRemoval(Database database) {
        this.database = database;
    }

    /** Folders whose session has ended, and which neither an upload nor an import has used since then. */
    List<SessionKey> over(Instant since, int most) {
        return database.query(
                "SELECT d.session_key FROM seans_upload_folder d WHERE d.used_at < ? AND NOT EXISTS"
                        + " (SELECT 1 FROM seans_session s WHERE s.session_key = d.session_key) AND NOT EXISTS"
                        + " (SELECT 1 FROM seans_import_session i WHERE i.session_key = d.session_key"
                        + " AND (i.active_key IS NOT NULL OR i.progress_at >= ?))"
                        + " ORDER BY d.used_at FETCH FIRST " + most + " ROWS ONLY",
                row -> new SessionKey(row.getString("session_key")),
                since,
                since);
    }

    /** Some folders, whatever has become of them, behind this key. */
    List<SessionKey> after(String key, int most) {
        return database.query(
                "SELECT session_key FROM seans_upload_folder WHERE session_key > ? ORDER BY session_key FETCH FIRST "
                        + most + " ROWS ONLY",
                row -> new SessionKey(row.getString("session_key")),
                key);
    }

    /** A few thousand at a time, so that no statement is long. */
    void remove(SessionKey key) {
        int removed;
        do {
            removed = database.update(
                    "DELETE FROM seans_upload_file WHERE id IN (SELECT id FROM seans_upload_file WHERE session_key = ? ORDER BY id"
                            + " FETCH FIRST " + AT_ONCE + " ROWS ONLY)",
                    key.hex());
        } while (removed == AT_ONCE);
        database.update("DELETE FROM seans_upload_folder WHERE session_key = ?", key.hex());
    }
}
