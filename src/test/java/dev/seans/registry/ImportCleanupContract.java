package dev.seans.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.Injected;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that ended long ago are forgotten, but for those that somebody still needs; on whichever database. */
abstract class ImportCleanupContract {

    private static final Duration DAY = Duration.ofDays(1);

    private final List<Integer> pieces = new ArrayList<>();
    private Database database;
    private SteppedClock clock;
    private GivenRows rows;
    private ImportCleanup cleanup;
    private int number;

    abstract TestDatabase kind();

    @BeforeEach
    void twoSources() throws Exception {
        TestTransactions transactions = new TestTransactions(kind().emptied());
        database = transactions.database();
        clock = new SteppedClock(database);
        rows = new GivenRows(database);
        new ImportSources(database, clock).ensure("1c");
        new ImportSources(database, clock).ensure("moscow");
        ImportRemoval removal = Injected.into(new ImportRemoval(), database);
        cleanup = new ImportCleanup(
                new ImportRemoval() {
                    @Override
                    public List<EndedImport> ended(Instant before, int skipped, int most) {
                        return removal.ended(before, skipped, most);
                    }

                    @Override
                    public int remove(long sourceId, List<Long> imports, Instant endedBefore) {
                        try {
                            pieces.add(imports.size());
                            return transactions.run(() -> removal.remove(sourceId, imports, endedBefore));
                        } catch (Exception failed) {
                            throw new IllegalStateException(failed);
                        }
                    }
                },
                clock,
                GivenSettings.with(Map.of("seans.import.keep", "30 d")));
    }

    @Test
    void anOldImportGoesWithAllThatBelongsToIt() {
        long file = ended("1c", ImportState.COMPLETED);
        database.update(
                "INSERT INTO seans_import_problem (import_file_id, line_no, column_no, reason) VALUES (?, 1, 1, 'NO_ID')",
                file);
        database.update(
                "INSERT INTO seans_import_catalog (import_file_id, kind, catalog_ext_id) VALUES (?, 'PRODUCT', 'c')",
                file);
        clock.step(DAY.multipliedBy(29));
        long younger = session(ended("1c", ImportState.COMPLETED));
        clean();
        assertThat(imports()).hasSize(2);

        clock.step(DAY.multipliedBy(2));
        try (LogListener log = LogListener.on(ImportCleanup.class)) {
            clean();

            assertThat(log.lines())
                    .containsExactly(
                            "INFO Removed 1 imports that ended more than 30 d ago, with their rejected records;"
                                    + " what they have written stays; the next look is in PT10M");
        }
        assertThat(imports()).containsExactly(younger);
        for (String table : List.of("seans_import_problem", "seans_import_catalog")) {
            assertThat(database.query("SELECT 1 AS found FROM " + table, row -> true))
                    .isEmpty();
        }
    }

    @Test
    void whatIsActiveOrTheNewestOfItsSourceStays() {
        long failed = session(ended("1c", ImportState.FAILED));
        long waits = rows.session("1c", key(), ImportState.PENDING, clock.now());
        long newest = session(ended("1c", ImportState.FAILED));
        long ofAnother = session(ended("moscow", ImportState.FAILED));
        clock.step(DAY.multipliedBy(400));

        clean();

        assertThat(imports()).containsExactly(waits, newest, ofAnother).doesNotContain(failed);
    }

    @Test
    void whatARepeatedRequestWouldStartAgainStaysAsLongAsItsUpload() {
        long kept = session(ended("1c", ImportState.COMPLETED));
        database.update("INSERT INTO seans_upload_folder (session_key, source, files, bytes, created_at, used_at)"
                + " SELECT session_key, '1c', 1, 1, created_at, created_at FROM seans_import_session");
        clock.step(DAY);
        long newest = session(ended("1c", ImportState.COMPLETED));
        clock.step(DAY.multipliedBy(31));
        clean();
        assertThat(imports()).containsExactly(kept, newest);

        database.update("DELETE FROM seans_upload_folder");
        clean();

        assertThat(imports()).containsExactly(newest);
    }

    @Test
    void anEndThatNobodyWasToldOfIsToldFirst() {
        long untold = ended("1c", ImportState.FAILED);
        database.update("UPDATE seans_import_file SET announce_at = created_at WHERE id = ?", untold);
        ended("1c", ImportState.COMPLETED);
        clock.step(DAY.multipliedBy(31));

        clean();

        assertThat(imports()).contains(session(untold));
    }

    @Test
    void manyGoInPiecesAndThoseThatStayAreNotInTheWay() {
        for (int one = 0; one < 20; one++) {
            ended("1c", ImportState.FAILED);
        }
        database.update("INSERT INTO seans_upload_folder (session_key, source, files, bytes, created_at, used_at)"
                + " SELECT session_key, '1c', 1, 1, created_at, created_at FROM seans_import_session");
        for (int one = 0; one < 60; one++) {
            ended("1c", ImportState.FAILED);
        }
        clock.step(DAY.multipliedBy(31));

        clean();

        assertThat(imports()).hasSize(21);
        assertThat(pieces).hasSizeGreaterThan(1).allMatch(size -> size <= 50);
    }

    private void clean() {
        cleanup.run(() -> false);
    }

    /** A file that has ended now, with its session. */
    private long ended(String source, ImportState state) {
        long session = rows.session(source, key(), state, clock.now());
        database.update("UPDATE seans_import_session SET finished_at = ? WHERE id = ?", clock.now(), session);
        long file = rows.file(session, "import.xml", 1, number, state);
        database.update(
                "UPDATE seans_import_file SET finished_at = ?, progress_at = ? WHERE id = ?",
                clock.now(),
                clock.now(),
                file);
        return file;
    }

    private SessionKey key() {
        return new SessionKey("%064x".formatted(++number));
    }

    private long session(long file) {
        return database.find(
                        "SELECT import_session_id FROM seans_import_file WHERE id = ?", row -> row.getLong(1), file)
                .orElseThrow();
    }

    private List<Long> imports() {
        return database.query("SELECT id FROM seans_import_session ORDER BY id", row -> row.getLong("id"));
    }
}
