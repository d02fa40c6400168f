package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.FileRights;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rows and the files of uploads promise together, on whichever database. */
abstract class UploadLedgerContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final UploadName NAME = new UploadName("import0_1.xml");
    private static final UploadName ARCHIVE = new UploadName("v8_1.zip");
    private static final int THREADS = 8;
    private static final Pattern EACH = Pattern.compile("(?<=--)");

    @TempDir
    private Path home;

    private long now;
    private SteppedClock clock;
    private UploadFolders folders;
    private UploadRows rows;
    private UploadLedger ledger;
    private TestTransactions transactions;

    abstract TestDatabase kind();

    @BeforeEach
    void aLedgerWithSmallLimits() throws Exception {
        transactions = new TestTransactions(kind().emptied());
        Database database = transactions.database();
        clock = new SteppedClock(database);
        folders = new UploadFolders(home);
        rows = new UploadRows(database);
        Settings settings = GivenSettings.with(Map.of(
                "seans.exchange.file-limit", "10 B",
                "seans.upload.max-file", "30 B",
                "seans.upload.max-session", "50 B",
                "seans.upload.max-files", "3",
                "seans.upload.max-user", "70 B",
                "seans.upload.max-user-files", "4"));
        UploadLimits limits = new UploadLimits(folders, settings);
        ledger = Injected.into(
                new UploadLedger(),
                database,
                clock,
                folders,
                rows,
                new UploadArchives(database),
                limits,
                new UploadQuota(rows, limits, clock, settings, () -> now),
                settings);
        ledger.createFolder(KEY, "1c");
    }

    @Test
    void fragmentsBecomeOneFile() throws Exception {
        attach(NAME, "<?xml 1");
        attach(NAME, "22");
        attach(NAME, "333");

        assertThat(file(NAME, 1)).hasContent("<?xml 122333");
        assertTotals(1, 12);
    }

    @Test
    void aRepeatChangesNothing() throws Exception {
        attach(NAME, "<?xml 1");
        attach(NAME, "22");
        attach(NAME, "22");

        assertThat(file(NAME, 1)).hasContent("<?xml 122");
        assertTotals(1, 9);
    }

    @Test
    void aRestartAbandonsWhatWasThereAndNamesItsFile() throws Exception {
        attach(NAME, "<?xml 1");
        attach(NAME, "22");

        assertThat(attach(NAME, "<?xml other").abandoned()).contains(file(NAME, 1));

        assertThat(file(NAME, 2)).hasContent("<?xml other");
        assertThat(rows.newest(KEY, NAME)).get().extracting(Generation::number).isEqualTo(2);
        assertTotals(1, 11);
    }

    @Test
    void aSealedGenerationStaysAsItIs() throws Exception {
        attach(NAME, "<?xml 1");

        assertThat(seal(NAME)).contains(ready(1, 7));
        assertThat(seal(NAME)).contains(ready(1, 7));
        assertThat(attach(NAME, "<?xml 1").abandoned()).isEmpty();

        assertThat(file(NAME, 1)).hasContent("<?xml 1");
        assertThat(file(NAME, 2)).hasContent("<?xml 1");
        assertThat(seal(NAME)).contains(ready(2, 7));
        assertTotals(2, 14);
    }

    @Test
    void whatWasNotUploadedCannotBeSealed() throws Exception {
        attach(NAME, "<?xml 1");

        assertThat(seal(new UploadName("offers0_1.xml"))).isEmpty();
        assertThat(transactions.run(() -> ledger.seal(new SessionKey("b".repeat(64)), NAME)))
                .isEmpty();
    }

    @Test
    void whatWasNotUploadedMayBeInAnArchive() throws Exception {
        attach(ARCHIVE, "PK 1");

        assertThat(seal(NAME)).contains(new Importable.Packed(true, 1));
        assertThat(seal(NAME)).contains(new Importable.Packed(false, 1));
        assertThat(seal(ARCHIVE)).contains(new Importable.Packed(false, 2));
        attach(ARCHIVE, "PK 2");
        assertThat(file(ARCHIVE, 1)).hasContent("PK 1");
        assertThat(file(ARCHIVE, 2)).hasContent("PK 2");
        assertThat(seal(NAME)).contains(new Importable.Packed(true, 1));
    }

    @Test
    void aFileThatWasUploadedByItselfIsItUnlessAnArchiveHasComeSinceItWasSealed() throws Exception {
        attach(ARCHIVE, "PK 1");
        attach(NAME, "<?xml 1");
        assertThat(seal(NAME)).contains(ready(1, 7));
        assertThat(seal(NAME)).contains(ready(1, 7));

        clock.step(Duration.ofSeconds(1));
        attach(new UploadName("v8_2.zip"), "PK 2");

        assertThat(seal(NAME)).contains(new Importable.Packed(true, 2));
        assertThat(seal(NAME)).as("as long as it is packed").contains(new Importable.Packed(false, 2));
    }

    @Test
    void aZipInAFolderIsAFileLikeAnyOther() throws Exception {
        attach(new UploadName("import_files/manual.zip"), "PK 1");

        assertThat(seal(NAME)).isEmpty();
    }

    @Test
    void namesDoNotMix() throws Exception {
        UploadName image = new UploadName("import_files/ab/1.jpg");
        attach(NAME, "<?xml 1");
        attach(image, "jpg");
        attach(NAME, "22");

        assertThat(file(NAME, 1)).hasContent("<?xml 122");
        assertThat(file(image, 1)).hasContent("jpg");
        assertTotals(2, 12);
    }

    @Test
    void noFileGrowsBeyondItsLimit() throws Exception {
        attach(NAME, "x".repeat(30));

        assertRefused(NAME, "y", Setting.UPLOAD_MAX_FILE, "30 B");
        assertThat(file(NAME, 1)).hasContent("x".repeat(30));
        assertTotals(1, 30);
    }

    @Test
    void noSessionGrowsBeyondItsLimit() throws Exception {
        attach(NAME, "x".repeat(30));
        attach(new UploadName("b.xml"), "x".repeat(20));

        assertRefused(new UploadName("c.xml"), "y", Setting.UPLOAD_MAX_SESSION, "50 B");
        assertTotals(2, 50);
    }

    @Test
    void noSessionHasMoreFilesThanItsLimit() throws Exception {
        for (String name : List.of("a.xml", "b.xml", "c.xml")) {
            attach(new UploadName(name), "x");
        }
        attach(new UploadName("c.xml"), "yy");

        assertRefused(new UploadName("d.xml"), "x", Setting.UPLOAD_MAX_FILES, "3");
        assertTotals(3, 5);
    }

    @Test
    void noUserGrowsBeyondItsLimitInAllSessionsThatHaveNotEnded() throws Exception {
        anotherSession("b", "1c", 3, 60);
        anotherSession("c", "other", 3, 1_000);
        attach(NAME, "x".repeat(10));

        assertRefused(NAME, "y", Setting.UPLOAD_MAX_USER, "70 B");
        clock.step(Duration.ofHours(24));
        assertRefused(NAME, "y", Setting.UPLOAD_MAX_USER, "70 B");
        now += Duration.ofSeconds(10).toNanos();
        attach(NAME, "y");
        assertTotals(1, 11);
    }

    @Test
    void noUserHasMoreFilesThanItsLimit() throws Exception {
        anotherSession("b", "1c", 3, 3);
        attach(NAME, "x");

        assertRefused(new UploadName("b.xml"), "x", Setting.UPLOAD_MAX_USER_FILES, "4");
        assertTotals(1, 1);
    }

    private void anotherSession(String letter, String source, int files, long bytes) throws Exception {
        SessionKey key = new SessionKey(letter.repeat(64));
        transactions.run(() -> {
            ledger.createFolder(key, source);
            rows.grow(key, files, bytes, clock.now());
            return true;
        });
    }

    @Test
    void whatARollbackLeavesOnDiskIsOverwritten() throws Exception {
        rollBack(NAME, "<?xml never");
        attach(NAME, "<?xml 1");
        rollBack(NAME, "lost, but longer");
        attach(NAME, "22");

        assertThat(file(NAME, 1)).hasContent("<?xml 122");
        assertTotals(1, 9);
    }

    @Test
    void aRestartThatWasRolledBackHasNotHappened() throws Exception {
        attach(NAME, "<?xml 1");
        rollBack(NAME, "<?xml 2");
        attach(NAME, "22");

        assertThat(file(NAME, 1)).hasContent("<?xml 122");
        assertThat(rows.newest(KEY, NAME)).get().extracting(Generation::number).isEqualTo(1);
    }

    @Test
    void fragmentsThatComeAtOnceNeverInterleave() throws Exception {
        List<String> contents =
                IntStream.range(0, THREADS).mapToObj(n -> n + "--").toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<UploadLedger.Attached>> uploads = contents.stream()
                    .<Callable<UploadLedger.Attached>>map(content -> () -> attach(NAME, content))
                    .toList();
            for (Future<UploadLedger.Attached> upload : threads.invokeAll(uploads)) {
                upload.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(EACH.splitAsStream(Files.readString(file(NAME, 1)))).containsExactlyInAnyOrderElementsOf(contents);
        assertTotals(1, 3L * THREADS);
    }

    private UploadLedger.Attached attach(UploadName name, String content) throws Exception {
        Part part = part(content);
        return transactions.run(() -> ledger.attach(KEY, name, part));
    }

    /** Everything is done, but the commit. */
    private void rollBack(UploadName name, String content) throws IOException {
        Part part = part(content);
        assertThatExceptionOfType(CrashException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    ledger.attach(KEY, name, part);
                    throw new CrashException();
                }));
    }

    private void assertRefused(UploadName name, String content, Setting limit, String value) {
        assertThatExceptionOfType(UploadRefusedException.class)
                .isThrownBy(() -> attach(name, content))
                .matches(refused -> refused.limit() == limit && refused.value().equals(value));
    }

    private static Importable ready(int generation, long bytes) {
        return new Importable.Ready(new SealedUpload(NAME, generation, bytes));
    }

    private Optional<Importable> seal(UploadName name) throws Exception {
        return transactions.run(() -> ledger.seal(KEY, name));
    }

    private void assertTotals(int files, long bytes) throws Exception {
        assertThat(transactions.run(() -> rows.lockFolder(KEY))).isEqualTo(new UploadRows.Totals("1c", files, bytes));
    }

    private Path file(UploadName name, int generation) {
        return folders.file(KEY, name, generation);
    }

    private Part part(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new PartReceiver(FileRights.OWNER)
                .receive(new ByteArrayInputStream(bytes), bytes.length, folders.newPart(KEY), received -> {});
    }

    private static final class CrashException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
