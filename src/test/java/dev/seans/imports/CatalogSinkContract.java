package dev.seans.imports;

import static dev.seans.registry.GivenRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.catalog.CatalogWriters;
import dev.seans.catalog.RecordCounts;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.Injected;
import dev.seans.identity.SessionKey;
import dev.seans.orderbook.GivenReturns;
import dev.seans.orderbook.ReturnedOrder;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.Extra;
import dev.seans.records.GroupRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OrderRecord;
import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.RejectionReason;
import dev.seans.registry.GivenRows;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportSources;
import dev.seans.registry.ImportState;
import dev.seans.registry.SinkFailedException;
import dev.seans.settings.GivenSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sink may rely on, on whichever database. */
abstract class CatalogSinkContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final long FENCE = 5;

    private TestTransactions transactions;
    private Database database;
    private long source;
    private long session;
    private ImportRun first;
    private ImportRun second;

    abstract TestDatabase kind();

    @BeforeEach
    void aSessionWithTwoFiles() {
        transactions = new TestTransactions(kind().fresh());
        database = transactions.database();
        new ImportSources(database, new SteppedClock(database)).ensure("1c");
        source = database.find("SELECT id FROM seans_import_source", row -> row.getLong("id"))
                .orElseThrow();
        GivenRows rows = new GivenRows(database);
        session = rows.session("1c", KEY, ImportState.IN_PROGRESS, NOW.minusSeconds(60));
        first = run(rows.file(session, "import0_1.xml", 1, 1, ImportState.IN_PROGRESS));
        second = run(rows.file(session, "offers0_1.xml", 1, 2, ImportState.IN_PROGRESS));
        database.update("UPDATE seans_import_file SET fence = ?, groups_read = 0, unchanged = 0", FENCE);
        database.update("CREATE TABLE shop_group (import_id BIGINT, chunk_no BIGINT, ext_id VARCHAR(200))");
    }

    @Test
    void chunksAreNumberedOverAllFilesOfASession() throws Exception {
        write(first, inTheSameDatabase(), groups("g1", "g2"));
        write(first, inTheSameDatabase(), groups("g3"));
        write(second, inTheSameDatabase(), groups("g1"));

        assertThat(received())
                .containsExactly(session + " 1 g1", session + " 1 g2", session + " 2 g3", session + " 3 g1");
    }

    @Test
    void aSinkSeesWhatOurTablesHaveOfTheChunk() throws Exception {
        CatalogSink reader = (importId, chunkNo, records) -> assertThat(stored())
                .containsExactlyElementsOf(records.stream().map(KeyedRecord::id).toList());

        write(first, reader, groups("g1", "g2"));

        assertThat(stored()).containsExactly("g1", "g2");
    }

    @Test
    void whatASinkThrowsRollsBackTheRecordsTheCheckpointAndTheNumber() throws Exception {
        write(first, inTheSameDatabase(), groups("g1"));
        CatalogSink failing = (importId, chunkNo, records) -> {
            inTheSameDatabase().chunk(importId, chunkNo, records);
            throw new IllegalStateException("the shop is closed");
        };

        assertThatExceptionOfType(SinkFailedException.class)
                .isThrownBy(() -> write(first, failing, groups("g2")))
                .withMessageContaining("has thrown at chunk 2: java.lang.IllegalStateException: the shop is closed")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(received()).containsExactly(session + " 1 g1");
        assertThat(stored()).containsExactly("g1");
        assertThat(recordsDone(first)).isEqualTo(1);

        write(first, inTheSameDatabase(), groups("g2"));
        assertThat(received()).containsExactly(session + " 1 g1", session + " 2 g2");
    }

    @Test
    void aChunkWhoseCommitFailsComesAgainUnderItsNumber() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    checkpoint(inTheSameDatabase()).write(first, groups("g1"), 0);
                    throw new IllegalStateException("the power is gone");
                }));
        assertThat(received()).isEmpty();

        write(first, inTheSameDatabase(), groups("g1"));
        assertThat(received()).containsExactly(session + " 1 g1");
    }

    @Test
    void aLostClaimIsNotHandedOver() {
        database.update("UPDATE seans_import_file SET fence = fence + 1");

        assertThatExceptionOfType(LostClaimException.class)
                .isThrownBy(() -> write(first, inTheSameDatabase(), groups("g1")));
        assertThat(received()).isEmpty();
    }

    @Test
    void badRecordsAreNotHandedOverButTheirChunkIsCounted() throws Exception {
        Rejection bad = new Rejection(RecordKind.GROUP, RejectionReason.NO_ID, 3, 4, "Группа without Ид");

        write(first, inTheSameDatabase(), List.of(bad));
        write(first, inTheSameDatabase(), List.of(bad, group("g1")));

        assertThat(received()).containsExactly(session + " 2 g1");
    }

    @Test
    void aSinkMayStandInForTheTables() throws Exception {
        CatalogSink instead = new CatalogSink() {
            @Override
            public void chunk(long importId, long chunkNo, List<KeyedRecord> records) throws Exception {
                inTheSameDatabase().chunk(importId, chunkNo, records);
            }

            @Override
            public boolean replacesTables() {
                return true;
            }
        };

        RecordCounts counts = write(first, instead, groups("g1", "g2"));
        write(first, instead, groups("g1", "g2"));

        assertThat(counts).isEqualTo(new RecordCounts(2, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(stored()).isEmpty();
        assertThat(received()).hasSize(4);
        assertThat(recordsDone(first)).isEqualTo(4);
        assertThat(database.query("SELECT unchanged FROM seans_import_file", row -> row.getLong(1)))
                .containsOnly(0L);
    }

    @Test
    void whatOneCSendsBackOfAnOrderReachesItsSinkInTheTransactionInWhichItIsStored() throws Exception {
        anOrder("7");
        List<ReturnedOrder> got = new ArrayList<>();

        RecordCounts counts = takeOrders((importId, chunkNo, changes) -> got.addAll(changes), "7", "8");
        RecordCounts again = takeOrders((importId, chunkNo, changes) -> got.addAll(changes), "7");

        assertThat(counts).isEqualTo(RecordCounts.ofOrders(2, 0, 1));
        assertThat(again).isEqualTo(RecordCounts.ofOrders(1, 1, 0));
        assertThat(got).singleElement().satisfies(change -> {
            assertThat(change.shop()).isEqualTo("bikes");
            assertThat(change.number()).isEqualTo("07");
            assertThat(change.document().number()).isEqualTo("7");
        });
    }

    @Test
    void whatASinkOfOrdersThrowsRollsBackWhatOneCHasSent() throws Exception {
        anOrder("7");

        assertThatExceptionOfType(SinkFailedException.class)
                .isThrownBy(() -> takeOrders(
                        (importId, chunkNo, changes) -> {
                            throw new IllegalStateException("the shop is closed");
                        },
                        "7"))
                .withMessageContaining("has thrown at chunk 1: java.lang.IllegalStateException: the shop is closed");
        assertThat(database.query("SELECT doc_key FROM seans_order_document", row -> row.getString(1)))
                .isEmpty();
        assertThat(recordsDone(first)).isZero();
    }

    private RecordCounts takeOrders(OrderSink sink, String... numbers) throws Exception {
        List<CatalogRecord> chunk =
                Stream.of(numbers).map(CatalogSinkContract::returned).collect(Collectors.toList());
        ImportCheckpoint checkpoint = checkpoint(
                new TeamSinks(new GivenBeans<CatalogSink>(List.of()), new GivenBeans<OrderSink>(List.of(sink))));
        return transactions.run(() -> checkpoint.write(first, chunk, 0)).counts();
    }

    private static CatalogRecord returned(String number) {
        return new OrderRecord(
                OrderRecord.Operation.ORDER,
                1,
                null,
                number,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Collections.emptySortedMap(),
                Extra.NONE);
    }

    private void anOrder(String number) {
        database.update("INSERT INTO seans_order_source (name) VALUES ('1c')");
        database.update(
                "INSERT INTO seans_order (source_id, shop, shop_number, number, version, content, content_hash, created_at,"
                        + " changed_at) SELECT id, 'bikes', ?, ?, 1, '{}', '', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP"
                        + " FROM seans_order_source",
                "0" + number,
                number);
    }

    private RecordCounts write(ImportRun run, CatalogSink sink, List<CatalogRecord> chunk) throws Exception {
        return transactions.run(() -> checkpoint(sink).write(run, chunk, 0)).counts();
    }

    private ImportCheckpoint checkpoint(CatalogSink sink) throws IllegalAccessException {
        return checkpoint(new TeamSinks(new GivenBeans<>(List.of(sink)), new GivenBeans<>(List.of())));
    }

    private ImportCheckpoint checkpoint(TeamSinks sinks) throws IllegalAccessException {
        return Injected.into(
                new ImportCheckpoint(),
                database,
                new SteppedClock(database),
                sinks,
                new CatalogWriters(database, GivenSettings.defaults()),
                GivenReturns.of(database, GivenSettings.defaults()),
                GivenChanges.of(database));
    }

    private CatalogSink inTheSameDatabase() {
        return (importId, chunkNo, records) -> records.forEach(keyed -> database.update(
                "INSERT INTO shop_group (import_id, chunk_no, ext_id) VALUES (?, ?, ?)",
                importId,
                chunkNo,
                keyed.id()));
    }

    private List<String> received() {
        return database.query(
                "SELECT * FROM shop_group ORDER BY chunk_no, ext_id",
                row -> row.getLong("import_id") + " " + row.getLong("chunk_no") + " " + row.getString("ext_id"));
    }

    private List<String> stored() {
        return database.query("SELECT ext_id FROM seans_catalog_group ORDER BY ext_id", row -> row.getString(1));
    }

    private long recordsDone(ImportRun run) {
        return database.find(
                        "SELECT records_done FROM seans_import_file WHERE id = ?", row -> row.getLong(1), run.fileId())
                .orElseThrow();
    }

    private ImportRun run(long file) {
        return new ImportRun(file, session, source, KEY, "import0_1.xml", 1, 100, FENCE, 1, 0);
    }

    private static List<CatalogRecord> groups(String... ids) {
        return Stream.of(ids).map(CatalogSinkContract::group).collect(Collectors.toList());
    }

    private static CatalogRecord group(String id) {
        return new GroupRecord(id, DeletionMark.UNMENTIONED, new GroupRecord.Content(null, "Обувь"));
    }
}
