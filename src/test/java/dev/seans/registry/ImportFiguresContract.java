package dev.seans.registry;

import static dev.seans.registry.GivenRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What monitoring reads of all nodes, on whichever database. */
abstract class ImportFiguresContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));

    private Database database;
    private SteppedClock clock;
    private GivenRows rows;
    private ImportFigures figures;

    abstract TestDatabase kind();

    @BeforeEach
    void twoSources() {
        database = kind().emptied();
        clock = new SteppedClock(database);
        rows = new GivenRows(database);
        figures = new ImportFigures(database, clock);
        ImportSources sources = new ImportSources(database, clock);
        sources.ensure("1c");
        sources.ensure("moscow");
    }

    @Test
    void sessionsAreCountedByStateAndNoStateIsMissing() {
        rows.session("1c", KEY, ImportState.COMPLETED, NOW);
        rows.session("1c", KEY, ImportState.COMPLETED, NOW);
        rows.session("moscow", KEY, ImportState.FAILED, NOW);

        assertThat(figures.sessions())
                .isEqualTo(Map.of(
                        ImportState.PENDING, 0L,
                        ImportState.IN_PROGRESS, 0L,
                        ImportState.COMPLETED, 2L,
                        ImportState.FAILED, 1L));
    }

    @Test
    void theQueueOfASourceIsWhatWaitsOrRunsInIt() {
        long session = rows.session("1c", KEY, ImportState.IN_PROGRESS, NOW);
        rows.file(session, "a.xml", 1, 1, ImportState.COMPLETED);
        rows.file(session, "b.xml", 1, 2, ImportState.IN_PROGRESS);
        rows.file(session, "c.xml", 1, 3, ImportState.PENDING);

        assertThat(figures.sources(10))
                .extracting(ImportFigures.SourceFigures::name, ImportFigures.SourceFigures::queued)
                .containsExactly(tuple("1c", 2L), tuple("moscow", 0L));
    }

    @Test
    void theAgeOfASourceIsThatOfItsLastSuccessOrOfItself() {
        long session = rows.session("1c", KEY, ImportState.FAILED, NOW);
        rows.file(session, "a.xml", 1, 1, ImportState.COMPLETED);
        rows.file(session, "d.xml", 1, 4, ImportState.PENDING);
        database.update(
                "UPDATE seans_import_source SET succeeded_at = ? WHERE name = '1c'", NOW.plus(Duration.ofMinutes(3)));
        clock.step(Duration.ofMinutes(10));

        assertThat(figures.sources(10))
                .extracting(ImportFigures.SourceFigures::sinceSuccess)
                .containsExactly(Duration.ofMinutes(7), Duration.ofMinutes(10));
    }

    @Test
    void theOldestSourcesAreToldAndAllAreCounted() {
        assertThat(figures.sources(1))
                .extracting(ImportFigures.SourceFigures::name)
                .containsExactly("1c");
        assertThat(figures.sourceCount()).isEqualTo(2);
    }

    @Test
    void theLanguageOfTheServerDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(figures.sources(1)).hasSize(1);
        } finally {
            Locale.setDefault(before);
        }
    }
}
