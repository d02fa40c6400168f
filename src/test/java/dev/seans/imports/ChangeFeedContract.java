package dev.seans.imports;

import static dev.seans.registry.GivenRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.catalog.CatalogWriters;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.CursorTooHighException;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.LostRace;
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
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.settings.GivenSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
    private static final int ATTEMPTS = 20;
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
    void whoReadsBeforeAnythingIsThereGoesOnWithTheFirstOfIt() throws Exception {
        ChangeFeed.Page nothing = read(ChangeCursor.BEGINNING, 10);
        assertThat(nothing.changes()).isEmpty();

        write(0, group("g1", "Обувь"));

        assertThat(read(parsed(nothing.next()), 10).changes())
                .extracting(Change::id)
                .containsExactly("g1");
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
                    var unused = checkpoint.write(runs.get(0), List.of(group("g1", "а")), 0);
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
                .isThrownBy(() -> read(new ChangeCursor("0", 0, 1, 0), 10))
                .withMessageContaining("begin anew with after=0");
        assertThat(feed.read("another", ChangeCursor.BEGINNING, 10, null)).isEmpty();
    }

    /** Two write at the same time, some of it is rolled back, and one follows without a pause. No group is written twice. */
    @Test
    void whoFollowsWhileTwoWriteMissesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<String>>> writers = List.of(
                    threads.submit(() -> writeMany(0, new Random(1))),
                    threads.submit(() -> writeMany(1, new Random(2))));
            Set<String> followed = new TreeSet<>();
            ChangeCursor next = ChangeCursor.BEGINNING;
            while (!writers.stream().allMatch(Future::isDone)) {
                next = follow(next, followed);
            }
            Set<String> committed = new TreeSet<>();
            for (Future<List<String>> writer : writers) {
                List<String> written = writer.get(1, TimeUnit.MINUTES);
                assertThat(written).as("both have got on").hasSizeGreaterThan(CHUNKS);
                committed.addAll(written);
            }
            var unused = follow(next, followed);

            assertThat(followed).isEqualTo(committed);
        } finally {
            threads.shutdownNow();
        }
    }

    private ChangeCursor follow(ChangeCursor after, Set<String> followed) {
        ChangeFeed.Page page = read(after, 7);
        page.changes().forEach(change -> followed.add(change.id()));
        return page.hasMore() ? follow(page.next(), followed) : page.next();
    }

    /** The groups that are committed. */
    private List<String> writeMany(int run, Random random) throws Exception {
        List<String> committed = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            boolean fails = random.nextInt(4) == 0;
            List<String> ids = List.of(run + "-" + chunk + "-a", run + "-" + chunk + "-b", run + "-" + chunk + "-c");
            try {
                LostRace.retried(ATTEMPTS, () -> commit(run, ids, fails));
                committed.addAll(ids);
            } catch (PowerCutException rolledBack) {
                // and so it was no change
            }
        }
        return committed;
    }

    private boolean commit(int run, List<String> ids, boolean fails) {
        try {
            return transactions.run(() -> {
                var unused = checkpoint.write(
                        runs.get(run),
                        ids.stream().map(id -> group(id, "Обувь")).toList(),
                        0);
                if (fails) {
                    throw new PowerCutException();
                }
                return true;
            });
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class PowerCutException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static ChangeCursor parsed(ChangeCursor cursor) {
        return ChangeCursor.parse(cursor.toString()).orElseThrow();
    }

    private ChangeFeed.Page read(ChangeCursor after, int limit) {
        return feed.read("1c", after, limit, null).orElseThrow();
    }

    private void write(int run, CatalogRecord... groups) throws Exception {
        transactions.run(() -> checkpoint.write(runs.get(run), List.of(groups), 0));
    }

    private static CatalogRecord group(String id, String name) {
        return new GroupRecord(id, DeletionMark.UNMENTIONED, new GroupRecord.Content(null, name));
    }
}
