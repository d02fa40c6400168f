package dev.seans.registry;

import static dev.seans.registry.GivenRows.NOW;
import static dev.seans.registry.ImportState.COMPLETED;
import static dev.seans.registry.ImportState.FAILED;
import static dev.seans.registry.ImportState.IN_PROGRESS;
import static dev.seans.registry.ImportState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.catalog.RecordCounts;
import dev.seans.database.Database;
import dev.seans.database.DatabaseError;
import dev.seans.database.DatabaseException;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of imports, on whichever database. */
abstract class ImportStatusesContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final SessionKey OTHER = new SessionKey("ab".repeat(32));
    private static final UploadName GOODS = new UploadName("import0_1.xml");

    private Database database;
    private GivenRows rows;
    private ImportSources sources;
    private ImportStatuses statuses;

    abstract TestDatabase kind();

    @BeforeEach
    void twoSources() {
        database = kind().emptied();
        rows = new GivenRows(database);
        sources = new ImportSources(database, new SteppedClock(database));
        statuses = new ImportStatuses(database);
        sources.ensure("1c");
        sources.ensure("moscow");
    }

    @Test
    void aSourceIsMadeOnce() {
        sources.ensure("1c");

        assertThat(database.query("SELECT name FROM seans_import_source ORDER BY id", row -> row.getString(1)))
                .containsExactly("1c", "moscow");
    }

    @Test
    void anImportHasTheStateAndTheCountsOfItsRow() {
        long file = rows.file(rows.session("1c", KEY, IN_PROGRESS, NOW), GOODS.path(), 1, 1, IN_PROGRESS);

        assertThat(statuses.newest(KEY, GOODS))
                .contains(new ImportStatus(
                        file, 1, IN_PROGRESS, NOW, 0, new RecordCounts(1, 2, 3, 4, 5, 6, 7, 8, 9), List.of(), null));
    }

    @Test
    void theNewestGenerationOfTheNewestImportCounts() {
        long failed = rows.session("1c", KEY, FAILED, NOW);
        rows.file(failed, GOODS.path(), 1, 1, FAILED);
        long successor = rows.session("1c", KEY, PENDING, NOW);
        long again = rows.file(successor, GOODS.path(), 1, 2, PENDING);
        assertThat(newest()).isEqualTo(again);

        long next = rows.file(successor, GOODS.path(), 2, 3, PENDING);
        rows.file(successor, "offers0_1.xml", 9, 4, PENDING);
        rows.file(rows.session("1c", OTHER, PENDING, NOW), GOODS.path(), 9, 5, PENDING);
        assertThat(newest()).isEqualTo(next);
    }

    @Test
    void whatNobodyHasAskedForHasNoStatus() {
        rows.file(rows.session("1c", KEY, PENDING, NOW), GOODS.path(), 1, 1, PENDING);

        assertThat(statuses.newest(KEY, new UploadName("offers0_1.xml"))).isEmpty();
        assertThat(statuses.newest(OTHER, GOODS)).isEmpty();
        assertThat(statuses.of(List.of())).isEmpty();
        assertThat(statuses.of(List.of(4711L))).isEmpty();
    }

    @Test
    void onlyActiveFilesOfTheSameSourceAreAhead() {
        long session = rows.session("1c", OTHER, IN_PROGRESS, NOW);
        rows.file(session, "done.xml", 1, 1, COMPLETED);
        rows.file(session, "broken.xml", 1, 2, FAILED);
        rows.file(session, "runs.xml", 1, 3, IN_PROGRESS);
        rows.file(session, "waits.xml", 1, 4, PENDING);
        long file = rows.file(rows.session("1c", KEY, PENDING, NOW), GOODS.path(), 1, 5, PENDING);
        rows.file(session, "behind.xml", 1, 6, PENDING);
        rows.file(rows.session("moscow", new SessionKey("c".repeat(64)), PENDING, NOW), "x.xml", 1, 1, PENDING);

        assertThat(statuses.of(List.of(file))).extracting(ImportStatus::ahead).containsExactly(2L);
    }

    @Test
    void aFailureIsToldAsItWasWrittenWithItsPlaceOnce() {
        long file = rows.file(rows.session("1c", KEY, FAILED, NOW), GOODS.path(), 1, 1, FAILED);
        rows.fail(file, new ImportFailure("BROKEN_XML", "a tag is not closed", 3, 14));

        ImportFailure failure = statuses.newest(KEY, GOODS).orElseThrow().failure();

        assertThat(failure).isNotNull().extracting(ImportFailure::code).isEqualTo("BROKEN_XML");
        assertThat(failure).extracting(ImportFailure::text).isEqualTo("line 3, column 14: a tag is not closed");
    }

    @Test
    void aStuckImportSaysSo() {
        long file = rows.file(rows.session("1c", KEY, FAILED, NOW), GOODS.path(), 1, 1, FAILED);
        assertThat(statuses.newest(KEY, GOODS).orElseThrow().failedAsStuck()).isFalse();

        rows.fail(file, ImportFailure.stuck());

        assertThat(statuses.newest(KEY, GOODS).orElseThrow().failedAsStuck()).isTrue();
    }

    @Test
    void onlyActiveImportsOfTheSourceCanBeQuiet() {
        rows.session("1c", KEY, COMPLETED, NOW.minus(Duration.ofHours(9)));
        rows.session("moscow", OTHER, PENDING, NOW.minus(Duration.ofHours(9)));
        assertThat(statuses.anyQuietSince("1c", NOW)).isFalse();

        rows.session("1c", KEY, IN_PROGRESS, NOW);
        assertThat(statuses.anyQuietSince("1c", NOW.minusMillis(1))).isFalse();
        assertThat(statuses.anyQuietSince("1c", NOW)).isTrue();
    }

    @Test
    void aSessionIsNeededWhileItsImportIsActive() {
        rows.session("1c", OTHER, COMPLETED, NOW);
        rows.session("1c", KEY, PENDING, NOW);

        assertThat(statuses.isActive(KEY)).isTrue();
        assertThat(statuses.isActive(OTHER)).isFalse();
        assertThat(statuses.activeOf(List.of(OTHER, KEY))).containsExactly(KEY);
        assertThat(statuses.activeOf(List.of())).isEmpty();
    }

    /** The net below the registry. */
    @Test
    void aSecondActiveImportOfOneSessionCannotBe() {
        rows.session("1c", KEY, COMPLETED, NOW);
        rows.session("1c", KEY, FAILED, NOW);
        rows.session("1c", KEY, PENDING, NOW);

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> rows.session("1c", KEY, IN_PROGRESS, NOW))
                .matches(DatabaseError::isLostRace);
    }

    @Test
    void operatorsSeeTheNewestFirstAndPageByPage() {
        long first = rows.session("1c", KEY, COMPLETED, NOW);
        long second = rows.session("moscow", OTHER, FAILED, NOW);
        long third = rows.session("1c", new SessionKey("c".repeat(64)), PENDING, NOW);

        assertThat(found(null, null, null, null, 10)).containsExactly(third, second, first);
        assertThat(found(null, null, null, null, 2)).containsExactly(third, second);
        assertThat(found(null, null, null, second, 10)).containsExactly(first);
    }

    @Test
    void operatorsFindImportsByTheBeginningOfAKeyByTheSourceAndByTheState() {
        long one = rows.session("1c", KEY, COMPLETED, NOW);
        long other = rows.session("moscow", OTHER, FAILED, NOW);

        assertThat(found("aaaaaaaaaaaa", null, null, null, 10)).containsExactly(one);
        assertThat(found("a", null, null, null, 10)).containsExactly(other, one);
        assertThat(found(OTHER.hex(), null, null, null, 10)).containsExactly(other);
        assertThat(found(null, "moscow", null, null, 10)).containsExactly(other);
        assertThat(found(null, null, "COMPLETED", null, 10)).containsExactly(one);
        assertThat(found("a", "1c", "FAILED", null, 10)).isEmpty();
    }

    @Test
    void operatorsSeeTheFilesOfAnImportInTheOrderOfTheQueue() {
        long session = rows.session("1c", KEY, PENDING, NOW);
        rows.file(session, "b.xml", 1, 2, PENDING);
        rows.file(session, "a.xml", 1, 1, COMPLETED);
        rows.file(rows.session("1c", OTHER, PENDING, NOW), "c.xml", 1, 3, PENDING);

        ImportView view = new ImportHistory(database).find(session).orElseThrow();

        assertThat(view.files()).extracting(ImportView.FileView::name).containsExactly("a.xml", "b.xml");
        assertThat(view.source()).isEqualTo("1c");
        assertThat(view.sessionKey()).isEqualTo(KEY.hex());
        assertThat(new ImportHistory(database).find(4711)).isEmpty();
    }

    @Test
    void operatorsSeeWhichRecordsWereRejectedUpToAThousand() {
        long session = rows.session("1c", KEY, COMPLETED, NOW);
        long first = rows.file(session, "a.xml", 1, 1, COMPLETED);
        long second = rows.file(session, "b.xml", 2, 2, COMPLETED);
        reject(first, 3, "NO_ID: first");
        reject(second, 4, "NO_ID: second");
        reject(rows.file(rows.session("1c", OTHER, COMPLETED, NOW), "c.xml", 1, 3, COMPLETED), 5, "NO_ID: other");

        assertThat(new ImportHistory(database).rejections(session))
                .containsExactly(
                        new RejectionView("a.xml", 1, 3, 14, "NO_ID: first"),
                        new RejectionView("b.xml", 2, 4, 14, "NO_ID: second"));

        for (int line = 0; line < 1000; line++) {
            reject(second, line, "NO_ID: more");
        }
        assertThat(new ImportHistory(database).rejections(session)).hasSize(1000);
    }

    @Test
    void itIsKnownWhichSessionsOfASourceBeganTheirImportAfterAMoment() {
        rows.session("1c", KEY, COMPLETED, NOW);
        rows.session("moscow", OTHER, COMPLETED, NOW);
        ImportHistory history = new ImportHistory(database);

        assertThat(history.sessionsSince("1c", NOW.minusMillis(1))).containsExactly(KEY);
        assertThat(history.sessionsSince("1c", NOW)).isEmpty();
        assertThat(history.newestOf(KEY))
                .get()
                .extracting(ImportView::sessionKey)
                .isEqualTo(KEY.hex());
        assertThat(history.newestOf(new SessionKey("c".repeat(64)))).isEmpty();
    }

    private void reject(long file, int line, String reason) {
        database.update(
                "INSERT INTO seans_import_problem (import_file_id, line_no, column_no, reason) VALUES (?, ?, 14, ?)",
                file,
                line,
                reason);
    }

    private long newest() {
        return statuses.newest(KEY, GOODS).orElseThrow().fileId();
    }

    private List<Long> found(
            @Nullable String key, @Nullable String source, @Nullable String state, @Nullable Long after, int limit) {
        ImportSearch filter = new ImportSearch(
                Optional.ofNullable(key),
                Optional.ofNullable(source),
                Optional.ofNullable(state),
                Optional.ofNullable(after),
                limit);
        return new ImportHistory(database)
                .find(filter).stream().map(ImportView::id).toList();
    }
}
