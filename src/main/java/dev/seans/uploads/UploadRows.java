package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The SQL of the tables seans_upload_folder and seans_upload_file. */
@OnePerApplication
class UploadRows {

    private final Database database;

    @Inject
    UploadRows(Database database) {
        this.database = database;
    }

    boolean hasFolder(SessionKey key) {
        return database.find("SELECT 1 AS found FROM seans_upload_folder WHERE session_key = ?", row -> true, key.hex())
                .isPresent();
    }

    void insertFolder(SessionKey key, String source, Instant now) {
        database.update(
                "INSERT INTO seans_upload_folder (session_key, source, files, bytes, created_at, used_at)"
                        + " VALUES (?, ?, 0, 0, ?, ?)",
                key.hex(),
                source,
                now,
                now);
    }

    void touch(SessionKey key, Instant now) {
        database.update("UPDATE seans_upload_folder SET used_at = ? WHERE session_key = ?", now, key.hex());
    }

    /** More files in the folder, by so many and so many bytes. */
    void grow(SessionKey key, long files, long bytes, Instant now) {
        database.update(
                "UPDATE seans_upload_folder SET files = files + ?, bytes = bytes + ?, used_at = ? WHERE session_key = ?",
                files,
                bytes,
                now,
                key.hex());
    }

    /** Waits for whoever holds the row, and keeps it until the end of the transaction. */
    Totals lockFolder(SessionKey key) {
        return database.find(
                        "SELECT source, files, bytes FROM seans_upload_folder WHERE session_key = ? FOR UPDATE",
                        row -> new Totals(
                                String.valueOf(row.getString("source")), row.getLong("files"), row.getLong("bytes")),
                        key.hex())
                .orElseThrow(() -> new IllegalStateException("session " + key + " has no upload folder"));
    }

    /** What the folders of a source hold together, as far as they were used since then. */
    Totals ofSource(String source, Instant usedSince) {
        return database.find(
                        "SELECT SUM(files) AS files, SUM(bytes) AS bytes FROM seans_upload_folder"
                                + " WHERE source = ? AND used_at > ?",
                        row -> new Totals(source, row.getLong("files"), row.getLong("bytes")),
                        source,
                        usedSince)
                .orElseThrow();
    }

    Optional<Generation> newest(SessionKey key, UploadName name) {
        return database.find(
                "SELECT * FROM seans_upload_file WHERE session_key = ? AND name = ?"
                        + " ORDER BY generation DESC FETCH FIRST 1 ROW ONLY",
                UploadRows::read,
                key.hex(),
                name.path());
    }

    void save(SessionKey key, UploadName name, Attachment attachment, Part part, Instant now) {
        Generation generation = attachment.generation();
        boolean begun = attachment.kind() == Attachment.Kind.BEGUN;
        if (begun) {
            insert(key, name, generation, UploadKind.of(name, generation.start()), now);
        } else {
            update(key, name, generation, now);
        }
        database.update(
                "UPDATE seans_upload_folder SET files = files + ?, bytes = bytes + ?, used_at = ?, last_file_at = ?"
                        + " WHERE session_key = ?",
                begun ? 1 : 0,
                part.bytes(),
                now,
                now,
                key.hex());
    }

    /** An entry of an archive: it came whole, and never changes; it counts when the archive is finished. */
    void insertUnpacked(SessionKey key, UploadName name, Generation generation, UploadedArchive archive, Instant now) {
        insert(key, name, generation, UploadKind.HELD, now);
        database.update(
                "UPDATE seans_upload_file SET archive_id = ?, sealed_at = ? WHERE session_key = ? AND name = ? AND generation = ?",
                archive.id(),
                now,
                key.hex(),
                name.path(),
                generation.number());
    }

    private void insert(SessionKey key, UploadName name, Generation generation, UploadKind kind, Instant now) {
        database.update(
                "INSERT INTO seans_upload_file (session_key, name, generation, bytes, parts, last_part_bytes,"
                        + " last_part_sha256, starts_like, kind, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key.hex(),
                name.path(),
                generation.number(),
                generation.bytes(),
                generation.parts(),
                generation.lastPartBytes(),
                generation.lastPartSha256(),
                generation.start(),
                kind,
                now);
    }

    private void update(SessionKey key, UploadName name, Generation generation, Instant now) {
        database.update(
                "UPDATE seans_upload_file SET bytes = ?, parts = ?, last_part_bytes = ?, last_part_sha256 = ?, changed_at = ?"
                        + " WHERE session_key = ? AND name = ? AND generation = ?",
                generation.bytes(),
                generation.parts(),
                generation.lastPartBytes(),
                generation.lastPartSha256(),
                now,
                key.hex(),
                name.path(),
                generation.number());
    }

    void seal(SessionKey key, UploadName name, int generation, Instant now) {
        database.update(
                "UPDATE seans_upload_file SET sealed_at = ?"
                        + " WHERE session_key = ? AND name = ? AND generation = ? AND sealed_at IS NULL",
                now,
                key.hex(),
                name.path(),
                generation);
    }

    /** Whether it is still there, and no archive: those are only asked for by what they hold. */
    boolean isImportable(SessionKey key, UploadName name, int generation) {
        return database.find(
                        "SELECT 1 AS found FROM seans_upload_file WHERE session_key = ? AND name = ? AND generation = ?"
                                + " AND kind IN ('DOCUMENT', 'FILE')",
                        row -> true,
                        key.hex(),
                        name.path(),
                        generation)
                .isPresent();
    }

    void remove(SessionKey key, UploadName name, Generation generation) {
        database.update(
                "DELETE FROM seans_upload_file WHERE session_key = ? AND name = ? AND generation = ?",
                key.hex(),
                name.path(),
                generation.number());
        database.update(
                "UPDATE seans_upload_folder SET files = files - 1, bytes = bytes - ? WHERE session_key = ?",
                generation.bytes(),
                key.hex());
    }

    private static Generation read(ResultSet row) throws SQLException {
        return new Generation(
                row.getInt("generation"),
                row.getLong("bytes"),
                row.getInt("parts"),
                row.getLong("last_part_bytes"),
                row.getString("last_part_sha256"),
                FileStart.valueOf(row.getString("starts_like")),
                row.getObject("sealed_at") != null);
    }

    /** What was uploaded. */
    record Totals(String source, long files, long bytes) {}
}
