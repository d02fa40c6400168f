package dev.seans.imports;

import static dev.seans.registry.GivenRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.CatalogSearch;
import dev.seans.catalog.CatalogWriters;
import dev.seans.catalog.DescribedCatalog;
import dev.seans.changes.GivenChanges;
import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.orderbook.GivenReturns;
import dev.seans.records.CatalogRecord;
import dev.seans.records.RecordKind;
import dev.seans.records.ValueProblem;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportHistory;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportedCatalogs;
import dev.seans.settings.GivenSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data and checkpoint are one, and a lost claim writes neither; on whichever database. */
abstract class ImportCheckpointContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final long FENCE = 5;

    private Database database;
    private TestTransactions transactions;
    private ImportCheckpoint checkpoint;
    private ImportRun run;

    abstract TestDatabase kind();

    @BeforeEach
    void aClaimedFile() throws Exception {
        transactions = new TestTransactions(kind().emptied());
        database = transactions.database();
        SteppedClock clock = new SteppedClock(database);
        checkpoint = Injected.into(
                new ImportCheckpoint(),
                database,
                clock,
                new TeamSinks(new GivenBeans<>(List.of()), new GivenBeans<>(List.of())),
                new CatalogWriters(database, GivenSettings.defaults()),
                GivenReturns.of(database, GivenSettings.defaults()),
                GivenChanges.of(database));
        new ImportSources(database, clock).ensure("1c");
        GivenRows rows = new GivenRows(database);
        long session = rows.session("1c", KEY, ImportState.IN_PROGRESS, NOW.minusSeconds(60));
        long file = rows.file(session, "import0_1.xml", 1, 1, ImportState.IN_PROGRESS);
        database.update(
                "UPDATE seans_import_file SET fence = ?, products_read = 0, rejected = 0, bad_values = 0 WHERE id = ?",
                FENCE,
                file);
        long source = database.find("SELECT id FROM seans_import_source", row -> row.getLong("id"))
                .orElseThrow();
        run = new ImportRun(file, session, source, KEY, "import0_1.xml", 1, 100, FENCE, 1, 0);
    }

    @Test
    void theRecordsAndTheCheckpointAreWrittenTogether() throws Exception {
        write(run, products(3));

        assertThat(number("records_done")).isEqualTo(3);
        assertThat(number("products_read")).isEqualTo(3);
        assertThat(products()).isEqualTo(3);
        assertThat(database.query(
                        "SELECT 1 AS moved FROM seans_import_session WHERE progress_at = ?", row -> true, NOW))
                .hasSize(1);
    }

    @Test
    void theCheckpointMovesOnWithEachChunk() throws Exception {
        write(run, products(3));
        write(run, products(2));

        assertThat(number("records_done")).isEqualTo(5);
        assertThat(products()).isEqualTo(3);
    }

    @Test
    void aCommittedChunkGivesAllAttemptsBackSoALongImportSurvivesAnyNumberOfKills() throws Exception {
        database.update("UPDATE seans_import_file SET attempts = 4");

        write(run, products(3));

        assertThat(number("attempts")).isEqualTo(1);
    }

    @Test
    void theCatalogueIsNotedOnceHoweverManyChunksDescribeIt() throws Exception {
        write(run, products(3));
        write(run, products(2));
        write(run, records(1, "<Ид>p%1$d</Ид><ПометкаУдаления>true</ПометкаУдаления>"));

        assertThat(new ImportedCatalogs(database).since(run.sourceId(), NOW)).isEmpty();
        database.update("UPDATE seans_import_file SET state = 'COMPLETED'");
        assertThat(new ImportedCatalogs(database).since(run.sourceId(), NOW))
                .containsExactly(new DescribedCatalog(RecordKind.PRODUCT, "c"));
        assertThat(new ImportedCatalogs(database).since(run.sourceId(), NOW.plusMillis(1)))
                .isEmpty();
    }

    @Test
    void whoHasLostItsClaimWritesNothing() {
        database.update("UPDATE seans_import_file SET fence = fence + 1");

        assertLost();
    }

    @Test
    void whatWasFailedMeanwhileIsWrittenNoFurther() {
        database.update("UPDATE seans_import_file SET state = 'FAILED'");

        assertLost();
    }

    @Test
    void aChunkWhoseCommitFailsHasNeverBeen() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    checkpoint.write(run, products(3), 0);
                    throw new IllegalStateException("the power is gone");
                }));

        assertThat(number("records_done")).isZero();
        assertThat(products()).isZero();
    }

    @Test
    void onlyTheFirstHundredBadRecordsAreKeptButAllAreCounted() throws Exception {
        write(run, bad(99));
        write(run, bad(99));
        write(run, bad(99));

        assertThat(number("rejected")).isEqualTo(297);
        assertThat(database.query("SELECT id FROM seans_import_problem", row -> true))
                .hasSize(100);
    }

    @Test
    void aBadRecordIsToldWithItsPlaceInItsRowAndInTheLog() throws Exception {
        try (LogListener log = LogListener.on(ImportProblems.class)) {
            write(run, bad(1));

            assertThat(database.query(
                            "SELECT * FROM seans_import_problem",
                            row -> row.getInt("line_no") + " " + row.getString("reason")))
                    .containsExactly("1 NO_ID: Товар without Ид");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING aaaaaaaaaaaa import ")
                    .contains("\"import0_1.xml\": the record in line 1, column ")
                    .endsWith(" is left out: Товар without Ид");
        }
    }

    @Test
    void aValueThatIsNotUnderstoodIsToldWithItsRecordAndItsPlaceAndCounted() throws Exception {
        ValueProblem problem =
                new ValueProblem(RecordKind.OFFER, "o1", 3, 14, "ЦенаЗаЕдиницу", "дорого", "not a number", 1);
        ValueProblem more = new ValueProblem(RecordKind.OFFER, "o1", 4, 1, "Количество", "?", "several", 12);
        try (LogListener log = LogListener.on(ImportProblems.class)) {
            write(run, List.of(problem, more));

            assertThat(number("bad_values")).isEqualTo(13);
            assertThat(number("rejected")).isZero();
            assertThat(new ImportHistory(database).valueProblems(run.importId()))
                    .extracting(view -> view.line() + ":" + view.column() + " " + view.kind() + " " + view.id() + " "
                            + view.element() + " " + view.text() + " " + view.reason())
                    .containsExactly(
                            "3:14 OFFER o1 ЦенаЗаЕдиницу дорого not a number", "4:1 OFFER o1 Количество ? several: 12");
            assertThat(new ImportHistory(database).rejections(run.importId())).isEmpty();
            assertThat(log.lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("the value in line 3, column 14 is left out: ЦенаЗаЕдиницу \"дорого\": not a number");
        }
    }

    private void assertLost() {
        assertThatExceptionOfType(LostClaimException.class).isThrownBy(() -> write(run, products(3)));
        assertThat(number("records_done")).isZero();
        assertThat(products()).isZero();
    }

    private void write(ImportRun claim, List<CatalogRecord> chunk) throws Exception {
        transactions.run(() -> {
            checkpoint.write(claim, chunk, 0);
            return chunk;
        });
    }

    private long number(String column) {
        return database.find("SELECT " + column + " FROM seans_import_file", row -> row.getLong(1))
                .orElseThrow();
    }

    private long products() {
        return new CatalogQueries(database)
                .products(CatalogSearch.all(null, null, 1000))
                .size();
    }

    private static List<CatalogRecord> products(int count) throws Exception {
        return records(count, "<Ид>p%1$d</Ид><Наименование>Товар %1$d</Наименование>");
    }

    private static List<CatalogRecord> bad(int count) throws Exception {
        return records(count, "<Наименование>Без номера</Наименование>");
    }

    private static List<CatalogRecord> records(int count, String content) throws Exception {
        String products = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "<Товар>" + content.formatted(number) + "</Товар>")
                .collect(Collectors.joining());
        String document = "<КоммерческаяИнформация ВерсияСхемы=\"2.07\"><Каталог><Ид>c</Ид><Товары>" + products
                + "</Товары></Каталог></КоммерческаяИнформация>";
        List<CatalogRecord> records = new ArrayList<>();
        try (CatalogReader reader =
                new CatalogReader(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))) {
            for (CatalogRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        }
        return records;
    }
}
