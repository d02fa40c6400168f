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

    /** The XML files that no import has named yet, in the order in which they first came: goods before their offers. */
    public List<ImportableUpload> of(SessionKey key) {
        return database.query(
                "SELECT name, generation, bytes FROM upload_file WHERE session_key = ? AND sealed_at IS NULL"
                        + " AND LOWER(name) LIKE '%.xml' ORDER BY id",
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
