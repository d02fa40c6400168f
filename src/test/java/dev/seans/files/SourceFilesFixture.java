package dev.seans.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadedSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A source with its uploads and files, and the words in which the contracts of its files are written. */
abstract class SourceFilesFixture {

    static final SessionKey FIRST = new SessionKey("a".repeat(64));
    static final SessionKey SECOND = new SessionKey("b".repeat(64));
    static final String IMAGE = "import_files/ab/чай.jpg";
    static final Duration KEEP = Duration.ofDays(7);
    static final Progress ALONE = Progress.until(() -> false);

    @TempDir
    Path home;

    final List<Path> kept = new ArrayList<>();

    Database database;
    TestTransactions transactions;
    SteppedClock clock;
    SourceFolders folders;
    UploadedSession uploads;
    TakeOver takeOver;
    Unpacking unpacking;
    Handover handover;
    SourceFileRows sourceRows;
    SourceFileLedger ledger;
    FileLook look;
    boolean tablesAreWritten = true;
    FileOwner owner;

    abstract TestDatabase kind();

    @BeforeEach
    void aSourceAndItsFiles() throws Exception {
        transactions = new TestTransactions(kind().emptied());
        database = transactions.database();
        clock = new SteppedClock(database);
        Settings settings = GivenSettings.with(Map.of("seans.home", home.toString(), "seans.upload.min-free", "1 B"));
        UploadFolders uploadFolders = new UploadFolders(settings);
        folders = new SourceFolders(uploadFolders) {
            @Override
            void keepEntries(Path folder) throws IOException {
                super.keepEntries(folder);
                kept.add(folder);
            }
        };
        uploads = new UploadedSession(database, transactions, clock, settings);
        sourceRows = new SourceFileRows(database);
        TakeOverLedger takeOverLedger = new InTransactions(transactions, joined());
        takeOver = new TakeOver(uploads.uploads(), uploads.files(), takeOverLedger);
        unpacking = new Unpacking(uploads.uploads(), uploads.archives(), uploads.limits(), takeOverLedger, settings);
        handover = new Handover(
                new GivenBeans<>(List.of()),
                clock,
                uploads.files(),
                new SourceFiles(sourceRows, folders, GivenChanges.of(database)),
                unpacking,
                takeOver,
                takeOverLedger);
        ledger = new SweepInTransactions(
                transactions, Injected.into(new SourceFileLedger(), database, sourceRows, folders));
        look = new FileLook(clock, settings, () -> tablesAreWritten, sourceRows, ledger);
        database.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (7, '1c/../x', 1, ?)",
                clock.now());
        owner = sourceRows.owner("1c/../x").orElseThrow();
    }

    void runQuietly() {
        handOver("quiet-" + FIRST.hex());
    }

    void handOver(String id) {
        database.update("UPDATE seans_upload_folder SET source = ?", owner.source());
        assertThat(handover.run(id, () -> false)).isZero();
    }

    void upload(SessionKey key, String path, String text) throws Exception {
        uploads.receive(key, path, text);
    }

    void take(SessionKey key) {
        takeOver.take(key, owner, ALONE);
    }

    int sweep() {
        return look.look(owner, 0).removed();
    }

    /** A product of the source with one image. */
    void product(String id, String image) {
        long row = database.find(database.dialect().nextValue("seans_catalog_row_seq"), found -> found.getLong(1))
                .orElseThrow();
        database.update(
                "INSERT INTO seans_catalog_product (id, source_id, ext_id, deleted, written_at, import_id)"
                        + " VALUES (?, 7, ?, FALSE, ?, 1)",
                row,
                id,
                clock.now());
        database.update(
                "INSERT INTO seans_catalog_product_image (product_id, ordinal, source_id, written_at, import_id, image_path)"
                        + " VALUES (?, 0, 7, ?, 1, ?)",
                row,
                clock.now(),
                image);
    }

    List<String> rows() {
        return database.query(
                "SELECT path, bytes, joined FROM seans_source_file ORDER BY path",
                row -> row.getString("path") + " " + row.getLong("bytes") + " " + row.getBoolean("joined"));
    }

    Path file(String path) {
        return folders.file(owner.source(), new UploadName(path));
    }

    /** A ledger that takes part in the transaction of its caller. */
    TakeOverLedger joined() throws IllegalAccessException {
        return Injected.into(
                new TakeOverLedger(),
                uploads.files(),
                uploads.entries(),
                uploads.archives(),
                new SourceFiles(new SourceFileRows(database), folders, GivenChanges.of(database)),
                clock);
    }

    static final class CrashException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
