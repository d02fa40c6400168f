package dev.seans.registry;

import static dev.seans.registry.GivenImports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.DocumentNotes;
import org.junit.jupiter.api.Test;

class ImportFileTest {

    private final GivenImports given = new GivenImports();
    private final ImportFile file = given.file(given.session(), "import0_1.xml", 1);

    @Test
    void aNewFileWaitsAtItsCheckpointZero() {
        assertThat(file.state()).isEqualTo(ImportState.PENDING);
        assertThat(file.recordsDone()).isZero();
        assertThat(file.attempts()).isZero();
        assertThat(file.mayBeClaimed()).isTrue();
    }

    @Test
    void nobodyGetsTheSamePlaceInTheQueueTwice() {
        ImportSource source = new ImportSource("1c", NOW);

        assertThat(source.takeQueueNo()).isEqualTo(1);
        assertThat(source.takeQueueNo()).isEqualTo(2);
    }

    @Test
    void whoeverClaimsRaisesTheFenceAndCountsAsAnAttempt() {
        file.claim(NOW);
        long first = file.fence();
        file.claim(NOW);

        assertThat(file.state()).isEqualTo(ImportState.IN_PROGRESS);
        assertThat(file.fence()).isGreaterThan(first);
        assertThat(file.attempts()).isEqualTo(2);
    }

    @Test
    void theFirstAttemptAndThreeTakeOversAreAllThatThereIs() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThat(file.mayBeClaimed()).as("attempt " + attempt).isTrue();
            file.claim(NOW);
        }

        assertThat(file.mayBeClaimed()).isFalse();
    }

    @Test
    void aRunnerThatStopsWithItsServerCostsNoAttemptButItsClaim() {
        for (int restart = 0; restart < 10; restart++) {
            file.claim(NOW);
            long claimed = file.fence();
            file.release();
            assertThat(file.fence()).isGreaterThan(claimed);
        }

        assertThat(file.state()).isEqualTo(ImportState.PENDING);
        assertThat(file.attempts()).isZero();
        assertThat(file.mayBeClaimed()).isTrue();
    }

    @Test
    void aFailureTakesTheClaimFromWhoeverHasIt() {
        file.claim(NOW);
        long claimed = file.fence();

        file.fail(ImportFailure.stuck(), NOW);

        assertThat(file.state()).isEqualTo(ImportState.FAILED);
        assertThat(file.fence()).isGreaterThan(claimed);
        assertThat(file.reason()).contains(ImportFailure.stuck());
    }

    @Test
    void theReasonOfAFailureComesBackAsItWas() {
        ImportFailure broken = new ImportFailure("BROKEN_XML", "a tag is not closed", 3, 14);

        file.fail(broken, NOW);

        assertThat(file.reason()).contains(broken);
    }

    @Test
    void aCompletedFileIsDone() {
        file.claim(NOW);
        file.complete(null, DocumentNotes.NONE, NOW);

        assertThat(file.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(file.state().isActive()).isFalse();
        assertThat(file.reason()).isEmpty();
    }

    @Test
    void aRunKnowsWhatItsClaimIsFor() {
        file.claim(NOW);

        ImportRun run = ImportRun.of(file);

        assertThat(run)
                .isEqualTo(new ImportRun(0, 0, 0, GivenImports.KEY, "import0_1.xml", 1, 100, file.fence(), 1, 0));
        assertThat(run.upload().name()).hasToString("import0_1.xml");
    }

    @Test
    void whatIsTriedAgainGoesToTheEndOfTheQueueWithAllAttemptsAndAHigherFence() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            file.claim(NOW);
        }
        long claimed = file.fence();
        file.fail(ImportFailure.cancelled(), NOW);
        ImportSource source = new ImportSource("1c", NOW);
        source.takeQueueNo();

        file.reopen(source, NOW);

        assertThat(file.state()).isEqualTo(ImportState.PENDING);
        assertThat(file.reason()).isEmpty();
        assertThat(file.mayBeClaimed()).isTrue();
        assertThat(file.fence()).isGreaterThan(claimed + 1);
        assertThat(source.takeQueueNo()).isEqualTo(3);
    }
}
