package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What can be imported of a session although nobody has asked for it. */
@OnePerApplication
public class ImportableUploads {

    private final Database database;
    private final UploadFolders folders;

    @Inject
    public ImportableUploads(Database database, UploadFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /** The XML files that no import has named yet, also those out of archives that are unpacked, in the order in which they first came: goods before their offers. */
    public List<ImportableUpload> of(SessionKey key) {
        return database.query(
                "SELECT u.name, u.generation, u.bytes FROM upload_file u WHERE u.session_key = ?"
                        + " AND LOWER(u.name) LIKE '%.xml' AND (u.sealed_at IS NULL OR (u.archive_id IS NOT NULL"
                        + " AND u.kind = 'DOCUMENT' AND NOT EXISTS (SELECT 1 FROM import_file i"
                        + " JOIN import_session s ON s.id = i.import_session_id WHERE s.session_key = u.session_key"
                        + " AND i.upload_name = u.name AND i.upload_generation = u.generation)))"
                        + " AND NOT EXISTS (SELECT 1 FROM upload_file n WHERE n.session_key = u.session_key"
                        + " AND n.name = u.name AND n.generation > u.generation) ORDER BY u.id",
                row -> importable(
                        key, new UploadName(row.getString("name")), row.getInt("generation"), row.getLong("bytes")),
                key.hex());
    }

    /** Whether a request is still sending, or was a moment ago: what it sends has no row until it is whole. */
    public boolean areStillComing(SessionKey key, Instant since) {
        return folders.hasPartWrittenAfter(key, since);
    }

    private ImportableUpload importable(SessionKey key, UploadName name, int generation, long bytes) {
        return new ImportableUpload(name, condition(folders.file(key, name, generation), bytes));
    }

    private static ImportableUpload.Condition condition(Path file, long bytes) {
        try {
            return XmlEnd.isReached(file, bytes)
                    ? ImportableUpload.Condition.WHOLE
                    : ImportableUpload.Condition.CUT_OFF;
        } catch (IOException unreadable) {
            return ImportableUpload.Condition.UNREADABLE;
        }
    }
}
