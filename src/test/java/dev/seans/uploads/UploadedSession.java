package dev.seans.uploads;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The whole room of uploads, without a container. */
public final class UploadedSession {

    private final Database database;
    private final TestTransactions transactions;
    private final UploadFolders folders;
    private final UploadArchives archives;
    private final UploadLimits limits;
    private final UploadedFiles files;
    private final UnpackedEntries entries;
    private final UploadLedger ledger;
    private final Uploads uploads;

    public UploadedSession(Database database, TestTransactions transactions, DatabaseClock clock, Settings settings)
            throws IllegalAccessException {
        this.database = database;
        this.transactions = transactions;
        folders = new UploadFolders(settings);
        UploadRows rows = new UploadRows(database);
        archives = new UploadArchives(database);
        limits = new UploadLimits(folders, settings);
        files = new UploadedFiles(database, clock, rows, folders);
        UploadQuota quota = new UploadQuota(rows, limits, clock, settings);
        entries = new UnpackedEntries(clock, folders, rows, archives, quota);
        ledger = Injected.into(new UploadLedger(), database, clock, folders, rows, archives, limits, quota, settings);
        uploads = new Uploads(
                folders, ledger, rows, limits, new UploadPlaces(settings, new RequestThreads(OptionalInt.empty())));
    }

    public Uploads uploads() {
        return uploads;
    }

    public UploadedFiles files() {
        return files;
    }

    public UploadArchives archives() {
        return archives;
    }

    public UploadLimits limits() {
        return limits;
    }

    public UnpackedEntries entries() {
        return entries;
    }

    public UploadLedger ledger() {
        return ledger;
    }

    public UploadFolders folders() {
        return folders;
    }

    public void receive(SessionKey key, String name, String latin1) throws Exception {
        receive(key, name, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A request with a body. */
    public void receive(SessionKey key, String name, byte[] body) throws Exception {
        transactions.run(
                () -> uploads.receive(key, "1c", new UploadName(name), new ByteArrayInputStream(body), body.length));
    }

    /** Where the first generation of a file stands. */
    public Path path(SessionKey key, String name) {
        return folders.file(key, new UploadName(name), 1);
    }

    public List<Path> parts(SessionKey key) throws IOException {
        try (Stream<Path> parts = Files.list(folders.newPart(key).getParent())) {
            return parts.toList();
        }
    }

    /** What could be imported although nobody has asked for it. */
    public List<String> importable(SessionKey key) {
        return new ImportableUploads(database, folders, limits)
                .of(key).stream().map(upload -> upload.name().path()).toList();
    }

    /** Documents with their generations. */
    public List<String> documents() {
        return database.query(
                "SELECT name, generation FROM seans_upload_file WHERE kind = 'DOCUMENT' ORDER BY id",
                row -> row.getString("name") + " " + row.getInt("generation"));
    }
}
