package dev.seans.uploads;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The archives among the uploads. */
@OnePerApplication
public class UploadArchives {

    private final Database database;

    @Inject
    public UploadArchives(Database database) {
        this.database = database;
    }

    /** Whether the session has an archive that is still to be unpacked. */
    public boolean hasPacked(SessionKey key) {
        return is(key, "kind = 'ARCHIVE'");
    }

    /** Whether the session has sent an archive, whatever has become of it. */
    public boolean any(SessionKey key) {
        return is(key, "kind IN ('ARCHIVE', 'UNPACKED', 'BROKEN')");
    }

    /** Whether it has one that no import has asked for yet. */
    public boolean hasUnsealed(SessionKey key) {
        return is(key, "kind = 'ARCHIVE' AND sealed_at IS NULL");
    }

    /** Whether one that is still packed came after the newest file of this name, or at all if there is no such file. */
    boolean hasNewerThan(SessionKey key, UploadName name) {
        return hasPackedAfter(
                key,
                "SELECT MAX(COALESCE(f.archive_id, f.id)) FROM seans_upload_file f WHERE f.session_key = ? AND f.name = ?"
                        + " AND f.kind IN ('DOCUMENT', 'FILE')",
                key.hex(),
                name.path());
    }

    /** Whether one that is still packed came after this document, or after the archive that brought it. */
    public boolean hasPackedSince(SessionKey key, SealedUpload document) {
        return hasPackedAfter(
                key,
                "SELECT COALESCE(f.archive_id, f.id) FROM seans_upload_file f WHERE f.session_key = ? AND f.name = ?"
                        + " AND f.generation = ?",
                key.hex(),
                document.name().path(),
                document.generation());
    }

    /** By the numbers of rows, which are given in the order of arrival: documents are sealed when they are unpacked. */
    private boolean hasPackedAfter(SessionKey key, String number, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(key.hex()));
        all.addAll(List.of(arguments));
        return database.find(
                        "SELECT 1 AS found FROM seans_upload_file a WHERE a.session_key = ? AND a.kind = 'ARCHIVE'"
                                + " AND a.id > COALESCE((" + number + "), 0) FETCH FIRST 1 ROW ONLY",
                        row -> true,
                        all.toArray())
                .isPresent();
    }

    private boolean is(SessionKey key, String condition) {
        return database.find(
                        "SELECT 1 AS found FROM seans_upload_file WHERE session_key = ? AND " + condition
                                + " FETCH FIRST 1 ROW ONLY",
                        row -> true,
                        key.hex())
                .isPresent();
    }

    /** From now on they do not change: what comes by their names is the next generation. */
    public void seal(SessionKey key, Instant now) {
        database.update(
                "UPDATE seans_upload_file SET sealed_at = ? WHERE session_key = ? AND kind = 'ARCHIVE' AND sealed_at IS NULL",
                now,
                key.hex());
    }

    /** The sealed ones that are still to be unpacked, in the order in which they came. */
    public List<UploadedArchive> packed(SessionKey key) {
        return database.query(
                "SELECT * FROM seans_upload_file WHERE session_key = ? AND kind = 'ARCHIVE' AND sealed_at IS NOT NULL"
                        + " ORDER BY id",
                UploadArchives::read,
                key.hex());
    }

    /**
     * Notes that further entries are unpacked.
     *
     * @return false if somebody else has unpacked them meanwhile: then the caller must undo what it has done
     */
    public boolean advance(UploadedArchive archive, int entriesDone) {
        return database.update(
                        "UPDATE seans_upload_file SET entries_done = ? WHERE id = ? AND entries_done = ? AND kind = 'ARCHIVE'",
                        entriesDone,
                        archive.id(),
                        archive.entriesDone())
                == 1;
    }

    /** Everything of it is unpacked: now its documents count. If this is interrupted, it is done again. */
    public void finish(UploadedArchive archive) {
        database.update(
                "UPDATE seans_upload_file SET kind = 'DOCUMENT' WHERE archive_id = ? AND kind = 'HELD'", archive.id());
        database.update(
                "UPDATE seans_upload_file SET kind = 'UNPACKED' WHERE id = ? AND kind = 'ARCHIVE'", archive.id());
    }

    /** It cannot be unpacked; a later upload of its name may be better. */
    public void fail(UploadedArchive archive, String code, String detail) {
        database.update(
                "UPDATE seans_upload_file SET kind = 'BROKEN', failure = ?, failure_detail = ? WHERE id = ? AND kind = 'ARCHIVE'",
                code,
                detail,
                archive.id());
    }

    /** All that are sealed, whatever has become of them. */
    public List<SealedUpload> all(SessionKey key) {
        return database.query(
                "SELECT * FROM seans_upload_file WHERE session_key = ? AND kind IN ('ARCHIVE', 'UNPACKED', 'BROKEN')"
                        + " AND sealed_at IS NOT NULL ORDER BY id",
                row -> read(row).upload(),
                key.hex());
    }

    /** What could not be unpacked, and has not come again, is to be unpacked from where that stopped. */
    public void tryAgain(SessionKey key) {
        database.update(
                "UPDATE seans_upload_file SET kind = 'ARCHIVE', failure = NULL, failure_detail = NULL"
                        + " WHERE session_key = ? AND kind = 'BROKEN' AND NOT EXISTS (SELECT 1 FROM seans_upload_file n"
                        + " WHERE n.session_key = seans_upload_file.session_key AND n.name = seans_upload_file.name"
                        + " AND n.generation > seans_upload_file.generation)",
                key.hex());
    }

    /** What was wrong with an archive of the session whose newest upload could not be unpacked. */
    public Optional<ArchiveFailure> failure(SessionKey key) {
        return database.find(
                "SELECT b.failure, b.failure_detail FROM seans_upload_file b WHERE b.session_key = ? AND b.kind = 'BROKEN'"
                        + " AND NOT EXISTS (SELECT 1 FROM seans_upload_file n WHERE n.session_key = b.session_key"
                        + " AND n.name = b.name AND n.generation > b.generation)"
                        + " ORDER BY b.id FETCH FIRST 1 ROW ONLY",
                row -> new ArchiveFailure(row.getString("failure"), row.getString("failure_detail")),
                key.hex());
    }

    private static UploadedArchive read(ResultSet row) throws SQLException {
        return new UploadedArchive(
                row.getLong("id"),
                new SealedUpload(new UploadName(row.getString("name")), row.getInt("generation"), row.getLong("bytes")),
                row.getInt("entries_done"),
                Columns.instant(row, "changed_at"));
    }

    /** Why an archive could not be unpacked: a code, and what it speaks of. */
    public record ArchiveFailure(String code, String detail) {}
}
