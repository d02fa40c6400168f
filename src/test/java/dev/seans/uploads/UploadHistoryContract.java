package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.FileRights;
import dev.seans.settings.GivenSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of uploads to whoever watches over them, on whichever database. */
abstract class UploadHistoryContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final SessionKey OTHER = new SessionKey("b".repeat(64));
    private static final String WHOLE = "<?xml version=\"1.0\"?><a></a>";
    private static final int THREADS = 8;
    private static final int MANY = 100;

    @TempDir
    private Path home;

    private TestTransactions transactions;
    private SteppedClock clock;
    private UploadFolders folders;
    private UploadLedger ledger;
    private UploadHistory history;
    private ImportableUploads importable;

    abstract TestDatabase kind();

    @BeforeEach
    void twoEmptyFolders() throws Exception {
        transactions = new TestTransactions(kind().emptied());
        Database database = transactions.database();
        clock = new SteppedClock(database);
        folders = new UploadFolders(home);
        UploadLimits limits = new UploadLimits(folders, GivenSettings.defaults());
        ledger = Injected.into(
                new UploadLedger(),
                database,
                clock,
                folders,
                new UploadRows(database),
                new UploadArchives(database),
                limits,
                new UploadQuota(new UploadRows(database), limits, clock, GivenSettings.defaults()),
                GivenSettings.defaults());
        history = new UploadHistory(database);
        importable = new ImportableUploads(database, folders, limits);
        ledger.createFolder(KEY, "1c");
        ledger.createFolder(OTHER, "1c");
    }

    @Test
    void aFolderTellsItsFilesItsBytesAndItsLastFile() throws Exception {
        attach(KEY, "import.xml", WHOLE);
        clock.step(Duration.ofMinutes(1));
        Instant last = attach(KEY, "1.jpg", "jpg");

        assertThat(history.of(List.of(KEY, OTHER)))
                .containsOnlyKeys(KEY)
                .containsValue(new UploadSummary(KEY, 2, WHOLE.length() + 3, last));
        assertThat(history.of(List.of())).isEmpty();
    }

    @Test
    void itIsQuietWhenNothingHasComeSince() throws Exception {
        Instant first = attach(KEY, "import.xml", WHOLE);
        clock.step(Duration.ofMinutes(1));
        Instant second = attach(OTHER, "import.xml", WHOLE);

        assertThat(quiet(first.minusMillis(1))).isEmpty();
        assertThat(quiet(first)).containsExactly(KEY);
        assertThat(quiet(second)).containsExactly(KEY, OTHER);
        assertThat(history.quietSince(second, QuietMark.WARNED, 1)).hasSize(1);
    }

    @Test
    void aSilenceIsDealtWithOnceForEachPurposeUntilMoreHasCome() throws Exception {
        UploadSummary upload = summary(attach(KEY, "import.xml", WHOLE));

        assertThat(history.mark(upload, QuietMark.WARNED)).isTrue();
        assertThat(history.mark(upload, QuietMark.WARNED)).isFalse();
        assertThat(quiet(clock.now())).isEmpty();
        assertThat(history.mark(upload, QuietMark.IMPORTED)).isTrue();

        clock.step(Duration.ofSeconds(1));
        UploadSummary more = summary(attach(KEY, "offers.xml", WHOLE));
        assertThat(quiet(clock.now())).containsExactly(KEY);
        assertThat(history.mark(upload, QuietMark.WARNED))
                .as("what was read before more came")
                .isFalse();
        assertThat(history.mark(more, QuietMark.WARNED)).isTrue();
    }

    @Test
    void ofManyNodesOneDealsWithIt() throws Exception {
        UploadSummary upload = summary(attach(KEY, "import.xml", WHOLE));
        ExecutorService nodes = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Boolean> mark = () -> history.mark(upload, QuietMark.WARNED);
            long won = 0;
            for (Future<Boolean> one :
                    nodes.invokeAll(Stream.generate(() -> mark).limit(THREADS).toList())) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void xmlThatNobodyHasAskedForIsImportableInTheOrderOfItsArrival() throws Exception {
        for (String name : List.of("import0_1.xml", "1.jpg", "offers0_1.XML", "groups/a.xml", "done.xml", "xml")) {
            attach(KEY, name, name.contains(".x") || name.contains(".X") ? WHOLE : "jpg");
        }
        attach(OTHER, "other.xml", WHOLE);
        transactions.run(() -> ledger.seal(KEY, new UploadName("done.xml")));

        assertThat(importable.of(KEY))
                .extracting(file -> file.name().path())
                .containsExactly("import0_1.xml", "offers0_1.XML", "groups/a.xml");

        attach(KEY, "done.xml", WHOLE);
        assertThat(importable.of(KEY))
                .hasSize(4)
                .last()
                .extracting(file -> file.name().path())
                .isEqualTo("done.xml");
    }

    @Test
    void whatIsImportableIsWholeCutOffOrUnreadable() throws Exception {
        attach(KEY, "whole.xml", WHOLE);
        attach(KEY, "cut.xml", "<?xml version=\"1.0\"?><a>");
        attach(KEY, "gone.xml", WHOLE);
        Files.delete(folders.file(KEY, new UploadName("gone.xml"), 1));

        assertThat(importable.of(KEY))
                .extracting(ImportableUpload::condition)
                .containsExactly(
                        ImportableUpload.Condition.WHOLE,
                        ImportableUpload.Condition.DAMAGED,
                        ImportableUpload.Condition.UNREADABLE);
    }

    @Test
    void documentsInAnArchiveAreImportableByTheirOwnNames() throws Exception {
        byte[] zip = zip("import0_1.xml", "import_files/1.jpg", "webdata/offers0_1.xml");
        attach(KEY, "first.xml", WHOLE);
        attach(KEY, "v8_1.zip", zip);
        attach(OTHER, "v8_2.zip", Arrays.copyOf(zip, zip.length - 1));

        assertThat(importable.of(KEY))
                .extracting(file -> file.name().path() + " " + file.condition())
                .containsExactly("first.xml WHOLE", "import0_1.xml WHOLE", "webdata/offers0_1.xml WHOLE");
        assertThat(importable.of(OTHER))
                .containsExactly(new ImportableUpload(new UploadName("v8_2.zip"), ImportableUpload.Condition.DAMAGED));

        transactions.run(() -> ledger.seal(KEY, new UploadName("import0_1.xml")));
        assertThat(importable.of(KEY)).extracting(file -> file.name().path()).containsExactly("first.xml");
    }

    @Test
    void whatIsStillBeingSentIsSeenOnDiskUnlessItsProcessHasDied() throws Exception {
        assertThat(importable.areStillComing(KEY, clock.now())).isFalse();
        Path part = Files.writeString(folders.newPart(KEY), "half a bo");
        Files.setLastModifiedTime(part, FileTime.from(clock.now()));

        assertThat(importable.areStillComing(KEY, clock.now().minusSeconds(1))).isTrue();
        assertThat(importable.areStillComing(KEY, clock.now())).isFalse();
        assertThat(importable.areStillComing(OTHER, clock.now().minusSeconds(1)))
                .isFalse();
    }

    @Test
    void picturesAreCountedButNotImportable() throws Exception {
        for (int picture = 0; picture < MANY; picture++) {
            attach(KEY, "import_files/" + picture + ".jpg", "jpg");
        }

        assertThat(importable.of(KEY)).isEmpty();
        assertThat(history.of(List.of(KEY)).get(KEY))
                .extracting(UploadSummary::files)
                .isEqualTo(MANY);
    }

    private List<SessionKey> quiet(Instant since) {
        return history.quietSince(since, QuietMark.WARNED, 10).stream()
                .map(UploadSummary::key)
                .toList();
    }

    private UploadSummary summary(Instant lastFileAt) {
        return history.quietSince(lastFileAt, QuietMark.IMPORTED, 10).get(0);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(WHOLE.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private Instant attach(SessionKey key, String name, String content) throws Exception {
        return attach(key, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** When it came. */
    private Instant attach(SessionKey key, String name, byte[] bytes) throws Exception {
        Part part = new PartReceiver(FileRights.OWNER)
                .receive(new ByteArrayInputStream(bytes), bytes.length, folders.newPart(key), received -> {});
        transactions.run(() -> ledger.attach(key, new UploadName(name), part));
        Files.deleteIfExists(part.path());
        return clock.now();
    }
}
