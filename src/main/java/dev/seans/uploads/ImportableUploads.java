package dev.seans.uploads;

import dev.seans.archive.ArchiveException;
import dev.seans.archive.ZipArchive;
import dev.seans.database.Database;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.ImportableUpload.Condition;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be imported of a session although nobody has asked for it. */
@OnePerApplication
public class ImportableUploads {

    /** Out of an archive, and never asked for: unpacking seals. */
    private static final String UNPACKED_ONLY = "(u.archive_id IS NOT NULL AND u.kind = 'DOCUMENT' AND NOT EXISTS"
            + " (SELECT 1 FROM seans_import_file i JOIN seans_import_session s ON s.id = i.import_session_id"
            + " WHERE s.session_key = u.session_key AND i.upload_name = u.name"
            + " AND i.upload_generation = u.generation))";

    private final Database database;
    private final UploadFolders folders;
    private final UploadLimits limits;

    @Inject
    public ImportableUploads(Database database, UploadFolders folders, UploadLimits limits) {
        this.database = database;
        this.folders = folders;
        this.limits = limits;
    }

    /**
     * The documents that no import has named yet, in the order in which they first came, goods before their offers:
     * those that were uploaded as they are, those out of archives that are unpacked already, and those in archives that
     * are not. An archive that cannot be opened stands in the place of its documents.
     */
    public List<ImportableUpload> of(SessionKey key) {
        return database
                .query(
                        "SELECT u.name, u.generation, u.bytes, u.kind FROM seans_upload_file u WHERE u.session_key = ?"
                                + " AND u.kind IN ('DOCUMENT', 'ARCHIVE') AND (u.sealed_at IS NULL OR " + UNPACKED_ONLY
                                + ") AND NOT EXISTS (SELECT 1 FROM seans_upload_file n WHERE n.session_key = u.session_key"
                                + " AND n.name = u.name AND n.generation > u.generation) ORDER BY u.id",
                        row -> importable(
                                key,
                                UploadKind.valueOf(row.getString("kind")),
                                new SealedUpload(
                                        new UploadName(row.getString("name")),
                                        row.getInt("generation"),
                                        row.getLong("bytes"))),
                        key.hex())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Whether a request is still sending, or was a moment ago: what it sends has no row until it is whole. */
    public boolean areStillComing(SessionKey key, Instant since) {
        return folders.hasPartWrittenAfter(key, since);
    }

    private List<ImportableUpload> importable(SessionKey key, UploadKind kind, SealedUpload upload) {
        Path file = folders.file(key, upload.name(), upload.generation());
        try {
            return kind == UploadKind.ARCHIVE
                    ? inArchive(file, upload.bytes())
                    : List.of(new ImportableUpload(upload.name(), condition(file, upload.bytes())));
        } catch (ArchiveException | InvalidUploadNameException | UploadRefusedException bad) {
            return List.of(new ImportableUpload(upload.name(), Condition.DAMAGED));
        } catch (IOException unreadable) {
            return List.of(new ImportableUpload(upload.name(), Condition.UNREADABLE));
        }
    }

    private static Condition condition(Path file, long bytes) throws IOException {
        return XmlEnd.isReached(file, bytes) ? Condition.WHOLE : Condition.DAMAGED;
    }

    private List<ImportableUpload> inArchive(Path file, long bytes) throws IOException {
        List<ImportableUpload> documents = new ArrayList<>();
        try (ZipArchive zip = new ZipArchive(file, bytes)) {
            limits.session(zip.size(), 0);
            zip.check((name, length) -> {
                if (name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    documents.add(new ImportableUpload(UploadName.clean(name), Condition.WHOLE));
                }
            });
        }
        return documents;
    }
}
