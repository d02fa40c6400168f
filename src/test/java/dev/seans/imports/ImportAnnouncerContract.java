package dev.seans.imports;

import static dev.seans.registry.GivenRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.catalog.RecordCounts;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every end is told, at least once, on whichever database. */
abstract class ImportAnnouncerContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final RecordCounts COUNTS = new RecordCounts(1, 2, 3, 4, 5, 6, 7, 8, 9);
    private static final ImportFailure BROKEN = new ImportFailure("BROKEN_XML", "a tag is not closed", 3, 14);

    private Database database;
    private SteppedClock clock;
    private GivenRows rows;
    private long session;
    private long fileId;
    private ImportedFile file;

    private final HearingObservers given = HearingObservers.hearing();
    private final ImportTally tally = new ImportTally();
    private ImportAnnouncer announcer;

    abstract TestDatabase kind();

    @BeforeEach
    void aFileThatARunnerHasClaimed() {
        database = kind().fresh();
        clock = new SteppedClock(database);
        new ImportSources(database, clock).ensure("1c");
        rows = new GivenRows(database);
        session = rows.session("1c", KEY, ImportState.IN_PROGRESS, NOW);
        fileId = rows.file(session, "import.xml", 2, 1, ImportState.IN_PROGRESS);
        database.update("UPDATE seans_import_file SET started_at = ?, attempts = 2, records_done = 30", NOW);
        file = new ImportedFile(session, fileId, "1c", KEY, "import.xml", 2);
        announcer = announcer(given);
    }

    @Test
    void aStartTellsTheAttemptAndTheCheckpoint() {
        announcer.started(fileId);

        assertThat(given.heard()).containsExactly(new ImportStarted(file, 2, 30));
    }

    @Test
    void progressIsToldFromTheBeginningOfTheFile() {
        announcer.progressed(fileId);

        assertThat(given.heard()).containsExactly(new ImportProgressed(file, 30, COUNTS));
    }

    @Test
    void anEndIsToldOnceWhoeverAsks() {
        announcer.started(fileId);
        end(ImportState.COMPLETED);

        announcer.ended(fileId);
        announcer.ended(fileId);
        announcer.allEnds();

        assertThat(given.heard()).containsExactly(new ImportStarted(file, 2, 30), new ImportCompleted(file, COUNTS));
        assertThat(tally.completed()).isEqualTo(1);
    }

    @Test
    void anEndThatIsBeingToldIsNotToldByAnybodyElse() {
        end(ImportState.COMPLETED);
        ImportAnnouncer slow = announcer(new HearingObservers().with(0, event -> {
            announcer.ended(fileId);
            announcer.allEnds();
        }));

        slow.ended(fileId);

        assertThat(given.heard()).isEmpty();
        assertThat(tally.completed()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoSeeAnEndAtTheSameTimeOneTellsIt() throws Exception {
        end(ImportState.COMPLETED);
        CyclicBarrier together = new CyclicBarrier(2);
        SteppedClock meeting = new SteppedClock(database) {
            @Override
            public Instant now() {
                try {
                    together.await(10, TimeUnit.SECONDS);
                } catch (Exception alone) {
                    throw new IllegalStateException(alone);
                }
                return super.now();
            }
        };
        ImportAnnouncer node = new ImportAnnouncer(database, meeting, given.observers(), tally);

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> told : nodes.invokeAll(List.of(tell(node), tell(node)))) {
                told.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(tally.completed()).isEqualTo(1);
    }

    private Callable<Boolean> tell(ImportAnnouncer node) {
        return () -> {
            node.ended(fileId);
            return true;
        };
    }

    @Test
    void aFailureTellsItsReason() {
        announcer.started(fileId);
        rows.fail(fileId, BROKEN);
        end(ImportState.FAILED);

        announcer.ended(fileId);

        assertThat(given.heard()).last().isEqualTo(new ImportFailed(file, COUNTS, BROKEN));
        assertThat(tally.failures()).containsEntry("BROKEN_XML", 1L).containsEntry("STUCK", 0L);
    }

    @Test
    void whatHasNotEndedIsNotToldAsAnEnd() {
        announcer.ended(fileId);
        announcer.allEnds();

        assertThat(given.heard()).isEmpty();
    }

    @Test
    void whatHasEndedWithoutARunnerIsToldByTheNextLook() {
        announcer.started(fileId);
        given.heard();
        rows.fail(fileId, ImportFailure.stuck());
        end(ImportState.FAILED);

        announcer.allEnds();

        assertThat(given.heard()).containsExactly(new ImportFailed(file, COUNTS, ImportFailure.stuck()));
    }

    @Test
    void aFileThatNobodyEverBeganEndsWithoutAStart() {
        database.update("UPDATE seans_import_file SET started_at = NULL");
        rows.fail(fileId, ImportFailure.uploadLost());
        end(ImportState.FAILED);

        announcer.allEnds();

        assertThat(given.heard()).containsExactly(new ImportFailed(file, COUNTS, ImportFailure.uploadLost()));
    }

    @Test
    void aStartThatWasSwallowedByACrashIsToldBeforeTheEnd() {
        end(ImportState.COMPLETED);

        announcer.allEnds();

        assertThat(given.heard()).containsExactly(new ImportStarted(file, 2, 30), new ImportCompleted(file, COUNTS));
    }

    @Test
    void anEndWhoseTellerDiedIsToldAgainWhenItsTimeIsOver() {
        end(ImportState.COMPLETED);
        ImportAnnouncer dying = announcer(new HearingObservers().with(0, event -> {
            throw new OutOfMemoryError("the node dies");
        }));
        try {
            dying.ended(fileId);
        } catch (OutOfMemoryError died) {
            assertThat(died).hasMessage("the node dies");
        }

        announcer.allEnds();
        assertThat(given.heard()).as("while it may still be told").isEmpty();
        clock.step(Duration.ofMinutes(2));
        announcer.allEnds();

        assertThat(given.heard()).last().isEqualTo(new ImportCompleted(file, COUNTS));
    }

    @Test
    void whatHadEndedBeforeThereWereObserversIsNotTold() {
        database.update("UPDATE seans_import_file SET state = 'COMPLETED', announce_at = NULL");

        announcer.allEnds();

        assertThat(given.heard()).isEmpty();
    }

    @Test
    void anObserverThatThrowsIsLoggedAndTheOthersAreCalledByTheirPriority() {
        List<String> called = new ArrayList<>();
        HearingObservers several = new HearingObservers()
                .with(3, event -> called.add("last"))
                .with(1, event -> {
                    called.add("first");
                    throw new AssertionError("the shop is closed");
                })
                .with(2, event -> called.add("second"));
        end(ImportState.COMPLETED);

        try (LogListener log = LogListener.on(ImportObservers.class)) {
            announcer.started(fileId);
            announcer(several).ended(fileId);
            announcer(several).allEnds();

            assertThat(called).containsExactly("first", "second", "last");
            assertThat(log.lines())
                    .containsExactly("WARNING aaaaaaaaaaaa import " + session + ", file " + fileId
                            + " \"import.xml\": an observer of ImportCompleted in dev.seans.fakes.GivenObservers has"
                            + " thrown; the import goes on, and the event does not come again");
        }
    }

    @Test
    void aDatabaseThatIsAwayFailsNoImport() {
        database.update("ALTER TABLE seans_import_file RENAME TO gone");

        announcer.started(fileId);
        announcer.progressed(fileId);
        announcer.ended(fileId);

        assertThat(given.heard()).isEmpty();
    }

    private ImportAnnouncer announcer(HearingObservers observers) {
        return new ImportAnnouncer(database, clock, observers.observers(), tally);
    }

    /** What {@link ImportFile} would write. */
    private void end(ImportState state) {
        database.update("UPDATE seans_import_file SET state = ?, announce_at = ?", state, clock.now());
    }
}
