package dev.seans.uploads;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What sessions have uploaded beside documents: images and other files, and archives that nobody has asked for. */
@OnePerApplication
public class UploadedFiles {

    private static final String LEFT = "f.kind IN ('FILE', 'ARCHIVE') AND (f.kind = 'ARCHIVE' OR f.sealed_at IS NULL)"
            + " AND NOT EXISTS (SELECT 1 FROM seans_import_session s WHERE s.active_key = f.session_key)";

    private final Database database;
    private final DatabaseClock clock;
    private final UploadRows rows;
    private final UploadFolders folders;

    @Inject
    public UploadedFiles(Database database, DatabaseClock clock, UploadRows rows, UploadFolders folders) {
        this.database = database;
        this.clock = clock;
        this.rows = rows;
        this.folders = folders;
    }

    /** Whose session it is; empty if it has uploaded nothing. */
    public Optional<String> source(SessionKey key) {
        return database.find(
                "SELECT source FROM seans_upload_folder WHERE session_key = ? AND source IS NOT NULL",
                row -> row.getString("source"),
                key.hex());
    }

    /** Whether the session has anything that is still to be unpacked or handed over, and that no import is at. */
    public boolean hasAny(SessionKey key) {
        return database.find(
                        "SELECT 1 AS found FROM seans_upload_file f WHERE f.session_key = ? AND " + LEFT
                                + " FETCH FIRST 1 ROW ONLY",
                        row -> true,
                        key.hex())
                .isPresent();
    }

    /**
     * A few files that are still to be handed over.
     *
     * @param after the last one of the few before; 0 for the first
     */
    public List<UploadedFile> pending(SessionKey key, long after, int most) {
        return database.query(
                "SELECT * FROM seans_upload_file WHERE kind = 'FILE' AND session_key = ? AND id > ? AND sealed_at IS NULL"
                        + " ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                UploadedFiles::read,
                key.hex(),
                after);
    }

    /**
     * Some sessions that have files or archives left, and have sent neither for a while. Imports that run look after
     * themselves.
     */
    public List<SessionKey> quiet(Instant since, int most) {
        return database.query(
                "SELECT f.session_key FROM seans_upload_file f JOIN seans_upload_folder d ON d.session_key = f.session_key"
                        + " WHERE " + LEFT + " AND d.source IS NOT NULL AND d.used_at < ?"
                        + " GROUP BY f.session_key ORDER BY MAX(d.used_at) DESC FETCH FIRST " + most + " ROWS ONLY",
                row -> new SessionKey(row.getString("session_key")),
                since);
    }

    /** Whether the session has sent no file since then, and no request is sending one; locked, that stays so. */
    public boolean isQuiet(SessionKey key, Instant since) {
        return database.find(
                                "SELECT 1 AS found FROM seans_upload_folder WHERE session_key = ? AND used_at < ?",
                                row -> true,
                                key.hex(),
                                since)
                        .isPresent()
                && !isComing(key, since);
    }

    /** Whether a request is sending a file, or was since then: what it sends has no row until it is whole. */
    public boolean isComing(SessionKey key, Instant since) {
        return folders.hasPartWrittenAfter(key, since);
    }

    /** Waits for whoever changes the session's uploads, and holds them off until the end of the transaction. */
    public void lock(SessionKey key) {
        rows.lockFolder(key);
    }

    /**
     * Hands a file over, in the caller's transaction: what comes by its name from now on is its next generation.
     *
     * @return false if it has grown or gone since it was read
     */
    public boolean take(UploadedFile file) {
        return database.update(
                        "UPDATE seans_upload_file SET kind = 'TAKEN', sealed_at = ?"
                                + " WHERE id = ? AND kind = 'FILE' AND parts = ? AND sealed_at IS NULL",
                        clock.now(),
                        file.id(),
                        file.parts())
                == 1;
    }

    private static UploadedFile read(ResultSet row) throws SQLException {
        return new UploadedFile(
                row.getLong("id"),
                new UploadName(row.getString("name")),
                row.getInt("generation"),
                row.getLong("bytes"),
                row.getInt("parts"),
                row.getString("last_part_sha256"),
                Columns.instant(row, "changed_at"));
    }
}
