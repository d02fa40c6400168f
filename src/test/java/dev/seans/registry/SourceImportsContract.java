package dev.seans.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the imports of each source stand, on whichever database. */
abstract class SourceImportsContract {

    private static final SessionKey FIRST = new SessionKey("a".repeat(64));
    private static final SessionKey SECOND = new SessionKey("b".repeat(64));

    private Database database;
    private GivenRows rows;
    private SourceImports imports;

    abstract TestDatabase kind();

    @BeforeEach
    void twoSources() {
        database = kind().emptied();
        SteppedClock clock = new SteppedClock(database);
        rows = new GivenRows(database);
        imports = new SourceImports(database);
        new ImportSources(database, clock).ensure("trade");
        new ImportSources(database, clock).ensure("idle");
    }

    @Test
    void aSourceWithoutImportsIsThereToo() {
        assertThat(imports.all())
                .containsExactly(
                        new SourceImports.OfSource("trade", null, Optional.empty(), List.of()),
                        new SourceImports.OfSource("idle", null, Optional.empty(), List.of()));
    }

    @Test
    void theNewestImportIsTheLastOneWhateverBecameOfIt() {
        ended(FIRST, ImportState.COMPLETED);
        long failed = ended(SECOND, ImportState.FAILED);
        database.update("UPDATE seans_import_session SET failure = 'CANCELLED', error = 'why' WHERE id = ?", failed);

        SourceImports.Newest newest = imports.all().get(0).newest().orElseThrow();
        assertThat(newest)
                .isEqualTo(
                        new SourceImports.Newest(failed, ImportState.FAILED, true, GivenRows.NOW, null, null, "why"));
        assertThat(imports.newest(List.of(failed, 4711L)).keySet()).containsExactly(failed);
        assertThat(imports.newest(List.of())).isEmpty();
    }

    @Test
    void oneThatRunsTellsWhichFileIsReadAndHowFar() {
        long running = rows.session("trade", FIRST, ImportState.IN_PROGRESS, GivenRows.NOW);
        rows.file(running, "import0_1.xml", 1, 1, ImportState.COMPLETED);
        long second = rows.file(running, "offers0_1.xml", 1, 2, ImportState.IN_PROGRESS);
        rows.file(running, "prices0_1.xml", 1, 3, ImportState.PENDING);
        advance(second, 25, 500, Duration.ofSeconds(10));

        SourceImports.Active active = imports.all().get(0).active().get(0);
        SourceImports.ActiveFile file = active.current().orElseThrow();
        assertThat(List.of(active.id(), active.filesDone(), active.files().size()))
                .containsExactly(running, 1L, 3);
        assertThat(file.name()).isEqualTo("offers0_1.xml");
        assertThat(file.fraction()).contains(0.25);
        assertThat(file.recordsPerSecond()).contains(50.0);
        assertThat(file.left()).contains(Duration.ofSeconds(30));
        assertThat(imports.all().get(1).active()).isEmpty();
    }

    @Test
    void aSourceWithHundredsThatWaitHidesNoOther() {
        for (int number = 0; number < 300; number++) {
            rows.session("trade", new SessionKey("%064x".formatted(number)), ImportState.PENDING, GivenRows.NOW);
        }
        long other = rows.session("idle", FIRST, ImportState.IN_PROGRESS, GivenRows.NOW);

        assertThat(imports.all().get(0).active()).hasSize(10);
        assertThat(imports.all().get(1).active())
                .extracting(SourceImports.Active::id)
                .containsExactly(other);
    }

    @Test
    void nothingIsFiguredOutOfNothing() {
        long waiting = rows.session("trade", FIRST, ImportState.PENDING, GivenRows.NOW);
        long file = rows.file(waiting, "import0_1.xml", 1, 1, ImportState.PENDING);

        assertThat(current().fraction()).isEmpty();
        assertThat(current().recordsPerSecond()).isEmpty();
        assertThat(current().left()).isEmpty();

        advance(file, 300, 1, Duration.ZERO);
        assertThat(current().fraction()).contains(1.0);
        assertThat(current().left()).isEmpty();
    }

    private SourceImports.ActiveFile current() {
        return imports.all().get(0).active().get(0).current().orElseThrow();
    }

    private void advance(long file, long bytesRead, long records, Duration after) {
        database.update(
                "UPDATE seans_import_file SET bytes_read = ?, records_done = ?, started_at = ?, progress_at = ? WHERE id = ?",
                bytesRead,
                records,
                GivenRows.NOW,
                GivenRows.NOW.plus(after),
                file);
    }

    private long ended(SessionKey key, ImportState state) {
        return rows.session("trade", key, state, GivenRows.NOW);
    }
}
