package dev.seans.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.KeptConnection;
import dev.seans.database.StatementPlans;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked again and again is answered from an index, however many imports there have been; on whichever database. */
abstract class ImportPlansContract {

    private static final int ENDED = 400;

    /** H2 tells how many rows it has looked at. */
    private static final int FEW = 20;

    private KeptConnection kept;
    private Database plain;
    private StatementPlans plans;
    private Database database;
    private SteppedClock clock;
    private long waiting;

    abstract TestDatabase kind();

    @BeforeEach
    void manyImportsOfOneSource() throws SQLException {
        kept = new KeptConnection(kind().fresh());
        plain = kept.database();
        clock = new SteppedClock(plain);
        new ImportSources(plain, clock).ensure("1c");
        GivenRows rows = new GivenRows(plain);
        for (int number = 1; number <= ENDED; number++) {
            long session = rows.session("1c", key(number), ImportState.COMPLETED, clock.now());
            rows.file(session, "import.xml", 1, number, ImportState.COMPLETED);
        }
        plain.update("UPDATE seans_import_file SET progress_at = created_at");
        plain.update("UPDATE seans_import_session SET finished_at = created_at");
        long session = rows.session("1c", key(ENDED + 1), ImportState.PENDING, clock.now());
        waiting = rows.file(session, "import.xml", 1, ENDED + 1, ImportState.PENDING);
        plain.update("ANALYZE");
        plans = new StatementPlans(plain);
        database = plans.database();
    }

    @AfterEach
    void closed() throws SQLException {
        kept.close();
    }

    @Test
    void theFiguresOfMonitoring() {
        ImportFigures figures = new ImportFigures(database, clock);
        figures.sources(10);
        quickly(plans.of("seans_import_file"));

        figures.sessions();
        assertThat(plans.of("GROUP BY"))
                .singleElement()
                .satisfies(plan -> assertThat(plan.toLowerCase(Locale.ROOT)).contains("seans_import_session_state"));
    }

    @Test
    void howFarAnImportIs() {
        new ImportStatuses(database).of(List.of(waiting));

        quickly(plans.of("seans_import_file"));
    }

    @Test
    void whetherAnythingIsStuck() {
        new ImportStatuses(database).anyQuietSince("1c", clock.now());

        quickly(plans.of("seans_import_session"));
    }

    @Test
    void whatMayBeForgotten() throws Exception {
        Injected.into(new ImportRemoval(), database).ended(clock.now().minusSeconds(1), 0, 50);

        quickly(plans.of("seans_import_session"));
    }

    private static void quickly(List<String> explained) {
        assertThat(explained)
                .isNotEmpty()
                .noneMatch(StatementPlans.scans())
                .allSatisfy(plan ->
                        assertThat(StatementPlans.scanned(plan)).as(plan).isLessThan(FEW));
    }

    private static SessionKey key(int number) {
        return new SessionKey("%064x".formatted(number));
    }
}
