package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.jobs.Jobs;
import dev.seans.registry.Claim;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportFile;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.registry.SinkFailedException;
import dev.seans.settings.GivenSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job of a file does when it looks whether its turn has come, on whichever database. */
abstract class ImportTurnContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));

    @TempDir
    private Path folder;

    private final List<Jobs> jobs = new ArrayList<>();
    private Path document;
    private Database database;
    private SteppedClock clock;
    private DrivenTurns turns;
    private long first;
    private long second;

    abstract TestDatabase kind();

    @BeforeEach
    void twoFilesOfOneSource() throws IOException {
        document = Files.createFile(folder.resolve("import.xml"));
        database = kind().emptied();
        clock = new SteppedClock(database);
        turns = new DrivenTurns(database, clock, document, jobs);
        new ImportSources(database, clock).ensure("1c");
        GivenRows rows = new GivenRows(database);
        long session = rows.session("1c", KEY, ImportState.PENDING, clock.now());
        first = rows.file(session, "import.xml", 1, 1, ImportState.PENDING);
        second = rows.file(session, "offers.xml", 1, 2, ImportState.PENDING);
        database.update("UPDATE seans_import_file SET upload_name = name, upload_generation = 1");
    }

    @Test
    void aFileThatHasQueuedForLongIsNotGivenUpBecauseOneNodeCannotReadItOnce() throws IOException {
        clock.step(Duration.ofHours(1));
        Files.delete(document);

        assertThat(look()).isEqualTo(Duration.ofSeconds(10));

        assertThat(state(first)).isEqualTo("PENDING");
    }

    @Test
    void whatNobodyCanReadForTenMinutesIsGivenUpAndTheNextIsWoken() throws IOException {
        Files.delete(document);
        try (LogListener log = LogListener.on(ImportTurn.class)) {
            look();
            clock.step(Duration.ofMinutes(10));
            look();
            assertThat(state(first)).isEqualTo("PENDING");

            clock.step(Duration.ofSeconds(10));
            assertThat(look()).isZero();

            assertThat(state(first)).isEqualTo("FAILED");
            assertThat(database.find(
                            "SELECT failure FROM seans_import_file WHERE id = ?", row -> row.getString(1), first))
                    .contains(ImportFailure.uploadLost().code());
            assertThat(turns.hurried()).containsExactly(second);
            assertThat(log.lines().get(log.lines().size() - 1))
                    .isEqualTo(
                            "SEVERE aaaaaaaaaaaa file " + first + " could be read on no node for PT10M and is given up:"
                                    + " 1C is told to upload it again");
        }
    }

    @Test
    void aNodeThatCanReadItEndsTheTenMinutesEvenIfItHasNoTimeForIt() throws IOException {
        turns.claims(file -> new Claim.Waits());
        Files.delete(document);
        look();
        clock.step(Duration.ofMinutes(9));
        Files.createFile(document);
        look();

        Files.delete(document);
        clock.step(Duration.ofMinutes(9));
        look();
        clock.step(Duration.ofMinutes(9));
        assertThat(look()).isEqualTo(Duration.ofSeconds(10));

        assertThat(state(first)).isEqualTo("PENDING");
    }

    @Test
    void aNodeThatHasJustStartedWaitsForItsDisksHoweverLongAgoTheLastLookWas() throws IOException {
        Files.delete(document);
        look();
        clock.step(Duration.ofHours(9));
        ImportTurn started = turns.startedNode();

        assertThat(started.take(first, () -> false)).isPositive();
        assertThat(state(first)).isEqualTo("PENDING");

        clock.step(Duration.ofMinutes(11));
        assertThat(started.take(first, () -> false)).isZero();
        assertThat(state(first)).isEqualTo("FAILED");
    }

    @Test
    void aFileBehindAnotherLooksEveryHalfMinuteBecauseItIsWokenWhenItsTurnComes() {
        assertThat(turns.turn().take(second, () -> false)).isEqualTo(Duration.ofSeconds(30));

        look();

        assertThat(state(first)).isEqualTo("COMPLETED");
        assertThat(turns.hurried()).containsExactly(second);
    }

    @Test
    void aFileWhoseTurnComesWhileItLooksIsImportedAtOnce() {
        AtomicBoolean missed = new AtomicBoolean();
        turns.afterLook(() -> {
            if (missed.compareAndSet(false, true)) {
                turns.complete(first);
                turns.job().hurry(second);
            }
        });
        assertItsJobCompletes(second);
    }

    /** The failed run has told 1C and the operator; its job is gone a moment later. */
    @Test
    void whatIsBegunAnewWhileItsFailedRunComesToAnEndKeepsAJob() {
        AtomicBoolean retried = new AtomicBoolean();
        turns.claims(file -> {
            new GivenRows(database).fail(file, ImportFailure.stuck());
            return new Claim.Done();
        });
        turns.afterRun(() -> {
            if (retried.compareAndSet(false, true)) {
                turns.claims(turns::complete);
                database.update("UPDATE seans_import_file SET state = 'PENDING' WHERE id = ?", first);
                turns.job().schedule(first);
            }
        });
        assertItsJobCompletes(first);
    }

    private void assertItsJobCompletes(long file) {
        jobs.add(new Jobs(database, GivenSettings.defaults(), new GivenBeans<>(List.of(turns.job()))));
        jobs.get(0).start(Thread::new);
        try {
            turns.job().schedule(file);
            jobs.get(0).checkNow();

            await().atMost(Duration.ofSeconds(20)).until(() -> state(file).equals("COMPLETED"));
        } finally {
            jobs.get(0).stop();
        }
    }

    @Test
    void aSinkThatThrowsHasAllItsAttemptsAgainAfterEachChunk() {
        turns.claims(file -> new Claim.Granted(run(file, ImportFile.MAX_ATTEMPTS)));
        turns.runs(run -> {
            throw new SinkFailedException("shop.Prices", 7, new IllegalStateException("no shop"));
        });
        attempts(1);
        assertThat(look()).isEqualTo(Duration.ofSeconds(5));

        attempts(ImportFile.MAX_ATTEMPTS);
        assertThat(look()).isZero();
        assertThat(state(first)).isEqualTo("FAILED");
    }

    private void attempts(int number) {
        database.update("UPDATE seans_import_file SET attempts = ? WHERE id = ?", number, first);
    }

    private ImportRun run(long file, int attempt) {
        long source = database.find("SELECT id FROM seans_import_source", row -> row.getLong("id"))
                .orElseThrow();
        return new ImportRun(file, 1, source, KEY, "import.xml", 1, 100, attempt, attempt, 0);
    }

    private Duration look() {
        return turns.turn().take(first, () -> false);
    }

    private String state(long file) {
        return database.find("SELECT state FROM seans_import_file WHERE id = ?", row -> row.getString("state"), file)
                .orElseThrow();
    }
}
