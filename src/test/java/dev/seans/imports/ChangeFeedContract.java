package dev.seans.imports;

import static dev.seans.registry.GivenRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.CatalogWriters;
import dev.seans.catalog.ClassifierView;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.CursorTooHighException;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.orderbook.GivenReturns;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.GroupRecord;
import dev.seans.records.RecordKind;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.settings.GivenSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those who follow the changes of a source may rely on, on whichever database. */
abstract class ChangeFeedContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final long FENCE = 5;
    private static final int GROUPS = 30;
    private static final int CHUNKS = 60;

    private TestTransactions transactions;
    private Database database;
    private ImportCheckpoint checkpoint;
    private ChangeFeed feed;
    private List<ImportRun> runs;

    abstract TestDatabase kind();

    @BeforeEach
    void aSourceWithTwoFilesThatAreBeingImported() throws Exception {
        transactions = new TestTransactions(kind().fresh());
        database = transactions.database();
        SteppedClock clock = new SteppedClock(database);
        new ImportSources(database, clock).ensure("1c");
        long source = database.find("SELECT id FROM seans_import_source", row -> row.getLong("id"))
                .orElseThrow();
        GivenRows rows = new GivenRows(database);
        long session = rows.session("1c", KEY, ImportState.IN_PROGRESS, NOW.minusSeconds(60));
        runs = IntStream.of(1, 2)
                .mapToObj(number -> {
                    String name = "import0_%d.xml".formatted(number);
                    long file = rows.file(session, name, 1, number, ImportState.IN_PROGRESS);
                    return new ImportRun(file, session, source, KEY, name, 1, 100, FENCE, 1, 0);
                })
                .toList();
        database.update("UPDATE seans_import_file SET fence = ?, groups_read = 0, unchanged = 0", FENCE);
        checkpoint = Injected.into(
                new ImportCheckpoint(),
                database,
                clock,
                new TeamSinks(new GivenBeans<>(List.of()), new GivenBeans<>(List.of())),
                new CatalogWriters(database, GivenSettings.defaults()),
                GivenReturns.of(database, GivenSettings.defaults()),
                GivenChanges.of(database));
        feed = new ChangeFeed(database, GivenChanges.of(database));
    }

    @Test
    void whoReadsFromTheBeginningGetsEverythingOnceAndThenWhatHasChanged() throws Exception {
        write(0, group("g1", "Обувь"), group("g2", "Мячи"));
        write(0, group("g3", "Сетки"));

        ChangeFeed.Page all = read(ChangeCursor.BEGINNING, 100);
        assertThat(all.changes()).extracting(Change::id).containsExactly("g1", "g2", "g3");
        assertThat(all.changes()).extracting(Change::kind).containsOnly("GROUP");
        assertThat(all.hasMore()).isFalse();
        assertThat(read(all.next(), 100).changes()).isEmpty();

        write(1, group("g1", "Ботинки"), group("g2", "Мячи"));
        ChangeFeed.Page changed = read(all.next(), 100);
        assertThat(changed.changes()).extracting(Change::id).containsExactly("g1");
        assertThat(read(ChangeCursor.BEGINNING, 100).changes())
                .as("each stands where it last changed, and only there")
                .extracting(Change::id)
                .containsExactly("g2", "g3", "g1");
    }

    @Test
    void pagesMeetWithoutAGapAlsoInTheMiddleOfATransaction() throws Exception {
        write(0, group("g1", "а"), group("g2", "б"), group("g3", "в"), group("g4", "г"), group("g5", "д"));

        List<String> ids = new ArrayList<>();
        ChangeFeed.Page page = read(ChangeCursor.BEGINNING, 2);
        while (!page.changes().isEmpty()) {
            page.changes().forEach(change -> ids.add(change.id()));
            page = read(parsed(page.next()), 2);
        }

        assertThat(ids).containsExactly("g1", "g2", "g3", "g4", "g5");
    }

    @Test
    void whatIsRolledBackIsNoChange() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    var unused = checkpoint.write(runs.get(0), List.of(group("g1", "а")));
                    throw new IllegalStateException("the power is gone");
                }));
        write(0, group("g2", "б"));

        assertThat(read(ChangeCursor.BEGINNING, 10).changes())
                .extracting(Change::id)
                .containsExactly("g2");
    }

    @Test
    void aCursorThatIsBehindEverythingIsRefusedAndAnUnknownSourceIsNone() throws Exception {
        write(0, group("g1", "а"));

        assertThatExceptionOfType(CursorTooHighException.class)
                .isThrownBy(() -> read(new ChangeCursor(99, 0, 0), 10))
                .withMessageContaining("begin anew with after=0");
        assertThat(feed.read("another", ChangeCursor.BEGINNING, 10, null)).isEmpty();
    }

    /** Two write at the same time, some of it is rolled back, and one follows without a pause. */
    @Test
    void whoFollowsWhileTwoWriteMissesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writers = List.of(
                    threads.submit(() -> writeMany(0, new Random(1))),
                    threads.submit(() -> writeMany(1, new Random(2))));
            Map<String, String> mirror = new TreeMap<>();
            ChangeCursor next = ChangeCursor.BEGINNING;
            while (!writers.stream().allMatch(Future::isDone)) {
                next = follow(next, mirror);
            }
            for (Future<?> writer : writers) {
                writer.get(1, TimeUnit.MINUTES);
            }
            follow(next, mirror);

            assertThat(mirror).isEqualTo(stored()).hasSize(GROUPS);
        } finally {
            threads.shutdownNow();
        }
    }

    private ChangeCursor follow(ChangeCursor after, Map<String, String> mirror) {
        ChangeFeed.Page page = read(after, 7);
        List<Long> rowIds = page.changes().stream().map(Change::rowId).toList();
        new CatalogQueries(database)
                .classifiers(RecordKind.GROUP, rowIds)
                .forEach(group -> mirror.put(group.id(), name(group)));
        return page.changes().isEmpty() ? page.next() : follow(page.next(), mirror);
    }

    private Object writeMany(int run, Random random) {
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            boolean fails = random.nextInt(4) == 0;
            CatalogRecord[] groups = random.ints(5, 0, GROUPS)
                    .distinct()
                    .mapToObj(number -> group("g" + number, run + "-" + random.nextInt()))
                    .toArray(CatalogRecord[]::new);
            try {
                transactions.run(() -> {
                    var unused = checkpoint.write(runs.get(run), List.of(groups));
                    if (fails) {
                        throw new IllegalStateException("the power is gone");
                    }
                    return true;
                });
            } catch (Exception rolledBack) {
                // then it was no change; a lost race between the two is one, too
            }
        }
        return run;
    }

    private Map<String, String> stored() {
        Map<String, String> stored = new TreeMap<>();
        List<Long> ids = database.query("SELECT id FROM seans_catalog_group", row -> row.getLong("id"));
        new CatalogQueries(database)
                .classifiers(RecordKind.GROUP, ids)
                .forEach(group -> stored.put(group.id(), name(group)));
        return stored;
    }

    private static String name(ClassifierView group) {
        return String.valueOf(group.fields().get("name"));
    }

    private static ChangeCursor parsed(ChangeCursor cursor) {
        return ChangeCursor.parse(cursor.toString()).orElseThrow();
    }

    private ChangeFeed.Page read(ChangeCursor after, int limit) {
        return feed.read("1c", after, limit, null).orElseThrow();
    }

    private void write(int run, CatalogRecord... groups) throws Exception {
        transactions.run(() -> checkpoint.write(runs.get(run), List.of(groups)));
    }

    private static CatalogRecord group(String id, String name) {
        return new GroupRecord(id, DeletionMark.UNMENTIONED, new GroupRecord.Content(null, name));
    }
}
