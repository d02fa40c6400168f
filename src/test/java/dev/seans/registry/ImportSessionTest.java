package dev.seans.registry;

import static dev.seans.registry.GivenImports.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.records.DocumentNotes;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportSessionTest {

    private static final ImportFailure BROKEN = new ImportFailure("BROKEN_XML", "a tag is not closed", 3, 14);

    private final GivenImports given = new GivenImports();
    private final ImportSession session = given.session();

    @Test
    void aNewSessionWaitsAndIsActive() {
        assertThat(session.state()).isEqualTo(ImportState.PENDING);
        assertThat(session.isActive()).isTrue();
        assertThat(session.failedAsStuck()).isFalse();
        assertThat(session.key()).isEqualTo(GivenImports.KEY);
    }

    /** Minutes are those since then; the threshold is 120. */
    @ParameterizedTest
    @CsvSource({
        // state,     its progress, the source's, stuck
        "IN_PROGRESS, 0,   0,   false",
        "IN_PROGRESS, 119, 119, false",
        "IN_PROGRESS, 120, 120, true",
        "IN_PROGRESS, 121, 0,   true",
        "IN_PROGRESS, 121, ,    true",
        "PENDING,     0,   0,   false",
        "PENDING,     119, ,    false",
        "PENDING,     121, 0,   false",
        "PENDING,     121, 119, false",
        "PENDING,     121, 120, true",
        "PENDING,     120, ,    true",
        "COMPLETED,   500, 500, false",
        "FAILED,      500, 500, false"
    })
    void whatWorksIsStuckWithoutProgressAndWhatWaitsOnlyIfItsSourceIsQuiet(
            ImportState state, int quietMinutes, @Nullable Integer sourceQuietMinutes, boolean stuck) {
        ImportSession record = in(state, NOW.minusMinutes(quietMinutes));
        OffsetDateTime sourceMovedAt = sourceQuietMinutes == null ? null : NOW.minusMinutes(sourceQuietMinutes);

        assertThat(record.isStuck(NOW.minusMinutes(120), sourceMovedAt)).isEqualTo(stuck);
    }

    @Test
    void itIsCompletedWhenAllItsFilesAre() {
        session.start("node", NOW);
        session.settle(List.of(completed("a.xml", 1), completed("b.xml", 1)), NOW);

        assertThat(session.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(session.isActive()).isFalse();
    }

    @Test
    void itGoesOnWhileAFileWaits() {
        session.start("node", NOW);
        session.settle(List.of(failed("a.xml", 1), given.file(session, "b.xml", 1)), NOW);

        assertThat(session.state()).isEqualTo(ImportState.PENDING);
        assertThat(session.isActive()).isTrue();
    }

    @Test
    void itFailsWithTheReasonOfAFileThatFailed() {
        session.settle(List.of(completed("a.xml", 1), failed("b.xml", 1)), NOW);

        assertThat(session.state()).isEqualTo(ImportState.FAILED);
        assertThat(session.isActive()).isFalse();
        assertThat(session.failedAsStuck()).isFalse();
    }

    @Test
    void whatWasCancelledSaysSoUntilItIsReopened() {
        ImportFile file = given.file(session, "a.xml", 1);
        file.fail(ImportFailure.cancelled(), NOW);
        session.settle(List.of(file), NOW);
        assertThat(session.wasCancelled()).isTrue();

        session.reopen(NOW);

        assertThat(session.wasCancelled()).isFalse();
    }

    @Test
    void aFurtherFileReopensItWhateverItsOutcomeWas() {
        session.settle(List.of(failed("a.xml", 1)), NOW);
        session.reopen(NOW);

        assertThat(session.state()).isEqualTo(ImportState.PENDING);
        assertThat(session.isActive()).isTrue();
        session.settle(List.of(completed("a.xml", 2)), NOW);
        assertThat(session.state()).isEqualTo(ImportState.COMPLETED);
    }

    @Test
    void reopeningWhatIsActiveChangesNothing() {
        session.start("node", NOW);
        session.reopen(NOW.plusHours(3));

        assertThat(session.state()).isEqualTo(ImportState.IN_PROGRESS);
        assertThat(session.isStuck(NOW, null))
                .as("its progress is still the old one")
                .isTrue();
    }

    @Test
    void aReopenedOneHasItsWholeTimeAgain() {
        session.settle(List.of(completed("a.xml", 1)), NOW);
        session.reopen(NOW.plusHours(5));

        assertThat(session.isStuck(NOW.plusHours(4), null)).isFalse();
    }

    @Test
    void aStuckOneSaysSo() {
        session.start("node", NOW);
        session.failAsStuck(ImportFailure.stuck(), NOW.plusHours(2));

        assertThat(session.state()).isEqualTo(ImportState.FAILED);
        assertThat(session.isActive()).isFalse();
        assertThat(session.failedAsStuck()).isTrue();
    }

    @Test
    void aPausedOneIsTakenUpAgainAndHasItsWholeTime() {
        session.start("node", NOW);
        session.pause(NOW.plusHours(1));

        assertThat(session.state()).isEqualTo(ImportState.PENDING);
        assertThat(session.isStuck(NOW, null)).isFalse();
    }

    private ImportSession in(ImportState state, OffsetDateTime progressAt) {
        ImportSession record = given.session();
        switch (state) {
            case PENDING -> record.pause(progressAt);
            case IN_PROGRESS -> record.start("node", progressAt);
            case COMPLETED -> record.settle(List.of(), progressAt);
            case FAILED -> record.failAsStuck(ImportFailure.stuck(), progressAt);
        }
        return record;
    }

    private ImportFile completed(String name, int generation) {
        ImportFile file = given.file(session, name, generation);
        file.claim(NOW);
        file.complete(null, DocumentNotes.NONE, NOW);
        return file;
    }

    private ImportFile failed(String name, int generation) {
        ImportFile file = given.file(session, name, generation);
        file.claim(NOW);
        file.fail(BROKEN, NOW);
        return file;
    }
}
