package dev.seans.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.archive.ZipBuilder;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadName;
import dev.seans.uploads.UploadedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a source, from the upload to the end of their product; on whichever database. */
abstract class SourceFilesContract {

    private static final SessionKey FIRST = new SessionKey("a".repeat(64));
    private static final SessionKey SECOND = new SessionKey("b".repeat(64));
    private static final String IMAGE = "import_files/ab/чай.jpg";
    private static final Duration KEEP = Duration.ofDays(7);
    private static final Progress ALONE = Progress.until(() -> false);

    @TempDir
    private Path home;

    private final List<Path> kept = new ArrayList<>();

    private Database database;
    private TestTransactions transactions;
    private SteppedClock clock;
    private SourceFolders folders;
    private UploadedSession uploads;
    private TakeOver takeOver;
    private Unpacking unpacking;
    private Handover handover;
    private SourceFileRows sourceRows;
    private SourceFileLedger ledger;
    private FileLook look;
    private boolean tablesAreWritten = true;
    private FileOwner owner;

    abstract TestDatabase kind();

    @BeforeEach
    void aSourceAndItsFiles() throws Exception {
        transactions = new TestTransactions(kind().fresh());
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
                new SourceFiles(sourceRows, folders),
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

    @Test
    void anImageMovesToTheFolderOfItsSource() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);

        assertThat(home.resolve("files").resolve("1c%2F%2E%2E%2Fx").resolve("import_files/ab/%D1%87%D0%B0%D0%B9.jpg"))
                .hasContent("one");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
        assertThat(uploads.files().hasAny(FIRST)).isFalse();
    }

    @Test
    void whatCameInFragmentsIsOneFile() throws Exception {
        upload(FIRST, IMAGE, "one");
        uploads.receive(FIRST, IMAGE, "two");
        take(FIRST);

        assertThat(file(IMAGE)).hasContent("onetwo");
        assertThat(database.query("SELECT sha256 FROM seans_source_file", row -> row.getString("sha256")))
                .containsExactly(SourceFolders.sha256(file(IMAGE), 6));
    }

    @Test
    void anImageThatIsSentAgainReplacesTheOlderOneWhoeverIsTakenOverFirst() throws Exception {
        upload(FIRST, IMAGE, "one");
        clock.step(Duration.ofMinutes(1));
        upload(SECOND, IMAGE, "two");
        take(SECOND);
        take(FIRST);

        assertThat(file(IMAGE)).hasContent("two");
        upload(FIRST, IMAGE, "three");
        take(FIRST);
        assertThat(file(IMAGE)).hasContent("three");
        assertThat(rows()).containsExactly(IMAGE + " 5 false");
    }

    @Test
    void aTakeOverThatCrashedBeforeItsCommitIsDoneAgain() throws Exception {
        upload(FIRST, IMAGE, "one");
        assertThatExceptionOfType(CrashException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    new TakeOver(uploads.uploads(), uploads.files(), joined()).take(FIRST, owner, ALONE);
                    throw new CrashException();
                }));
        assertThat(rows()).isEmpty();

        take(FIRST);

        assertThat(file(IMAGE)).hasContent("one");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void theNamesOfFilesAreForcedToDiskBeforeTheCommitEachFolderOnce() throws Exception {
        upload(FIRST, IMAGE, "one");
        upload(FIRST, "import_files/ab/two.jpg", "two");
        upload(FIRST, "import_files/c/three.jpg", "three");
        take(FIRST);

        Path source = home.resolve("files").resolve("1c%2F%2E%2E%2Fx");
        assertThat(kept)
                .containsExactlyInAnyOrder(
                        source.resolve("import_files/ab"),
                        source.resolve("import_files/c"),
                        source.resolve("import_files"),
                        source,
                        home.resolve("files"),
                        home);
    }

    @Test
    void oneBadImageIsLeftOutAndCostsNoOther() throws Exception {
        upload(FIRST, "lost.jpg", "one");
        upload(FIRST, "a", "file where a folder should be");
        upload(FIRST, "b.jpg", "good");
        Files.delete(uploads.path(FIRST, "lost.jpg"));
        take(FIRST);
        upload(SECOND, "a/c.jpg", "below a file");
        upload(SECOND, "d.jpg", "good");
        take(SECOND);

        assertThat(rows()).extracting(row -> row.substring(0, row.indexOf(' '))).containsExactly("a", "b.jpg", "d.jpg");
        assertThat(uploads.files().hasAny(FIRST)).isFalse();
    }

    @Test
    void aNodeThatDoesNotSeeTheUploadsLosesNothing() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        upload(SECOND, IMAGE, "two");
        Path unmounted = home.resolve("unmounted");
        Files.move(home.resolve("uploads"), unmounted);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> take(SECOND))
                .withMessageContaining("seans.home");
        assertThat(uploads.files().hasAny(SECOND)).isTrue();
        assertThat(file(IMAGE)).hasContent("one");

        Files.move(unmounted, home.resolve("uploads"));
        take(SECOND);

        assertThat(file(IMAGE)).hasContent("two");
    }

    @Test
    void anImageThatWasLostLeavesTheOlderOneInItsPlace() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        upload(SECOND, IMAGE, "other");
        Files.delete(uploads.path(SECOND, IMAGE));
        take(SECOND);

        assertThat(file(IMAGE)).hasContent("one");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
    }

    @Test
    void documentsAndArchivesStayWithTheirSession() throws Exception {
        uploads.receive(FIRST, "import.xml", "<a/>");
        uploads.receive(FIRST, "v8.zip", "PK");
        take(FIRST);

        assertThat(rows()).isEmpty();
        assertThat(uploads.path(FIRST, "import.xml")).hasContent("<a/>");
    }

    @Test
    void aSessionThatSendsAgainKeepsWhatWasToBeTakenFromItsSilence() throws Exception {
        upload(FIRST, IMAGE, "one");
        uploads.receive(FIRST, "v8.zip", Arrays.copyOf(zip(), 50));
        clock.step(QuietSessions.QUIET);
        clock.step(Duration.ofSeconds(1));
        upload(FIRST, IMAGE, "two");
        runQuietly();
        assertThat(rows()).isEmpty();

        uploads.receive(FIRST, "v8.zip", Arrays.copyOfRange(zip(), 50, zip().length));
        clock.step(QuietSessions.QUIET.plusSeconds(1));
        runQuietly();

        assertThat(file(IMAGE)).hasContent("onetwo");
        assertThat(file("in.jpg")).hasContent("in the archive");
        assertThat(uploads.archives().failure(FIRST)).isEmpty();
    }

    @Test
    void aSessionWithAFragmentOnItsWayIsNotQuiet() throws Exception {
        upload(FIRST, IMAGE, "one");
        clock.step(QuietSessions.QUIET.plusSeconds(1));
        Path part = Files.createFile(uploads.folders().newPart(FIRST));
        Files.setLastModifiedTime(part, FileTime.from(clock.now()));
        runQuietly();
        assertThat(rows()).isEmpty();

        handOver(FIRST.hex());

        assertThat(rows()).hasSize(1);
    }

    @Test
    void aFileThatGrowsWhileASilenceIsDealtWithIsLeft() throws Exception {
        upload(FIRST, "old.jpg", "one");
        clock.step(QuietSessions.QUIET.plusSeconds(1));
        upload(FIRST, IMAGE, "half");
        takeOver.takeQuiet(FIRST, owner, clock.now().minus(QuietSessions.QUIET), ALONE);

        assertThat(rows()).containsExactly("old.jpg 3 false");
    }

    private void runQuietly() {
        handOver("quiet-" + FIRST.hex());
    }

    private void handOver(String id) {
        database.update("UPDATE seans_upload_folder SET source = ?", owner.source());
        assertThat(handover.run(id, () -> false)).isTrue();
    }

    private static byte[] zip() {
        return new ZipBuilder().add("in.jpg", "in the archive").build();
    }

    @Test
    void anArchiveIsUnpackedFromItsCheckpointAfterACrash() throws Exception {
        ZipBuilder zip = new ZipBuilder().add("import0_1.xml", "<a/>");
        for (int index = 0; index < 450; index++) {
            zip.add("import_files/" + index + ".jpg", "jpg " + index);
        }
        uploads.receive(FIRST, "v8.zip", zip.build());
        transactions.run(() -> uploads.ledger().seal(FIRST, new UploadName("import0_1.xml")));
        int[] batches = {0};

        assertThatExceptionOfType(WorkStoppedException.class)
                .isThrownBy(() -> unpacking.unpack(FIRST, owner, new Progress() {
                    @Override
                    public void moved() {
                        batches[0]++;
                    }

                    @Override
                    public void goOn() {
                        if (batches[0] == 1) {
                            throw new WorkStoppedException("the server stops");
                        }
                    }
                }));
        assertThat(rows()).hasSize(199);
        assertThat(uploads.parts(FIRST)).isEmpty();
        assertThat(uploads.documents()).isEmpty();
        assertThat(uploads.importable(FIRST)).isEmpty();

        unpacking.unpack(FIRST, owner, ALONE);

        assertThat(rows()).hasSize(450);
        assertThat(file("import_files/449.jpg")).hasContent("jpg 449");
        assertThat(uploads.archives().packed(FIRST)).isEmpty();
        assertThat(uploads.documents()).containsExactly("import0_1.xml 1");
        assertThat(uploads.importable(FIRST)).containsExactly("import0_1.xml");
    }

    @Test
    void aFileGoesWithItsProductOrWhenTheProductDropsIt() throws Exception {
        for (String path : List.of("stays.jpg", "deleted.jpg", "dropped.jpg")) {
            upload(FIRST, path, path);
            product(path, path);
        }
        take(FIRST);
        assertThat(sweep()).isZero();
        database.update("UPDATE seans_catalog_product SET deleted = TRUE WHERE ext_id = 'deleted.jpg'");
        database.update("DELETE FROM seans_catalog_product_image WHERE image_path = 'dropped.jpg'");

        assertThat(sweep()).isEqualTo(2);

        assertThat(rows()).hasSize(1);
        assertThat(file("stays.jpg")).exists();
        assertThat(file("deleted.jpg")).doesNotExist();
        assertThat(file("dropped.jpg")).doesNotExist();
    }

    @Test
    void aFileThatCameFirstWaitsForItsProductButNotForEver() throws Exception {
        product("other", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.minusSeconds(1));
        assertThat(sweep()).isZero();

        clock.step(Duration.ofSeconds(2));

        assertThat(sweep()).isEqualTo(1);
        assertThat(file(IMAGE)).doesNotExist();
    }

    @Test
    void nothingIsRemovedWhileAnImportMayBringItsProductOrWhileTheProductsStandElsewhere() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        assertThat(sweep()).isZero();
        product("other", "other.jpg");
        database.update(
                "INSERT INTO seans_import_session (id, source_id, session_key, active_key, id_source, state, created_at,"
                        + " progress_at) VALUES (1, 7, 'k', 'k', 'URL', 'PENDING', ?, ?)",
                clock.now(),
                clock.now());
        assertThat(sweep()).isZero();

        database.update("UPDATE seans_import_session SET active_key = NULL");

        assertThat(sweep()).isEqualTo(1);
    }

    @Test
    void aFileThatComesAgainWhileItIsLookedAtStays() throws Exception {
        product("other", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        List<KeptFile> read = sourceRows.page(owner, 0, 10);
        upload(SECOND, IMAGE, "two");
        take(SECOND);

        assertThat(ledger.decide(owner, read, Set.of(), 1)).isEmpty();
        assertThat(sweep()).isZero();

        assertThat(file(IMAGE)).hasContent("two");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
    }

    @Test
    void aFileThatComesAgainAfterItWasDecidedThatItGoesStays() throws Exception {
        product("other", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        List<KeptFile> leaving = ledger.decide(owner, sourceRows.page(owner, 0, 10), Set.of(), 1);
        upload(SECOND, IMAGE, "two");
        take(SECOND);

        assertThat(leaving).hasSize(1);
        assertThat(ledger.remove(owner, leaving)).isZero();
        assertThat(sweep()).isZero();
        assertThat(file(IMAGE)).hasContent("two");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
    }

    @Test
    void theBytesOfAFileAreThereUntilItsRowSaysThatItLeaves() throws Exception {
        product("other", IMAGE);
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        sweep();
        database.update("UPDATE seans_catalog_product SET deleted = TRUE");
        List<KeptFile> leaving = ledger.decide(owner, sourceRows.page(owner, 0, 10), Set.of(), 1);
        assertThat(file(IMAGE)).hasContent("one");
        assertThat(database.query("SELECT leaving FROM seans_source_file", row -> row.getBoolean("leaving")))
                .containsExactly(true);
        Files.delete(file(IMAGE)); // then the crash

        assertThat(leaving).hasSize(1);
        assertThat(sweep()).isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aProductThatComesBeforeTheDecisionKeepsItsFile() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        List<KeptFile> read = sourceRows.page(owner, 0, 10);
        product("new", IMAGE);
        // Which an import has brought.
        database.update("UPDATE seans_import_source SET next_queue_no = 2");

        assertThat(ledger.decide(owner, read, Set.of(), 1)).isEmpty();
        assertThat(file(IMAGE)).hasContent("one");
    }

    @Test
    void nothingIsRemovedWhileTheTablesOfTheCatalogueAreReplaced() throws Exception {
        product("old", "other.jpg");
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        clock.step(KEEP.plusSeconds(1));
        tablesAreWritten = false;
        assertThat(sweep()).isZero();
        assertThat(file(IMAGE)).exists();

        tablesAreWritten = true;

        assertThat(sweep()).isEqualTo(1);
    }

    private void upload(SessionKey key, String path, String text) throws Exception {
        uploads.receive(key, path, text);
    }

    private void take(SessionKey key) {
        takeOver.take(key, owner, ALONE);
    }

    private int sweep() {
        return look.look(owner, 0).removed();
    }

    /** A product of the source with one image. */
    private void product(String id, String image) {
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

    private List<String> rows() {
        return database.query(
                "SELECT path, bytes, joined FROM seans_source_file ORDER BY path",
                row -> row.getString("path") + " " + row.getLong("bytes") + " " + row.getBoolean("joined"));
    }

    private Path file(String path) {
        return folders.file(owner.source(), new UploadName(path));
    }

    /** A ledger that takes part in the transaction of its caller. */
    private TakeOverLedger joined() throws IllegalAccessException {
        return Injected.into(
                new TakeOverLedger(),
                uploads.files(),
                uploads.entries(),
                uploads.archives(),
                new SourceFiles(new SourceFileRows(database), folders),
                clock);
    }

    private static final class CrashException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
