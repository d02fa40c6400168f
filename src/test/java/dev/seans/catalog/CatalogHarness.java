package dev.seans.catalog;

import dev.seans.commerceml.CatalogFormatException;
import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.records.CatalogRecord;
import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A catalogue in a test: does what an import does around the reader and the writer. */
public final class CatalogHarness {

    private final Database database;
    private final CatalogWriter writer;
    private final CatalogQueries queries;
    private final long sourceId;

    CatalogHarness(Database database, CatalogWriter writer) {
        this(database, writer, "1c");
    }

    private CatalogHarness(Database database, CatalogWriter writer, String source) {
        this.database = database;
        this.writer = writer;
        queries = new CatalogQueries(database);
        sourceId = database.find(database.dialect().nextValue("seans_import_source_ids"), row -> row.getLong(1))
                .orElseThrow();
        database.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (?, ?, 1, ?)",
                sourceId,
                source,
                Instant.EPOCH);
    }

    /** What a catalogue of the generator must be counted as. */
    static RecordCounts catalogCounts(CommerceMlGenerator generator) {
        return new RecordCounts(generator.groups(), generator.properties(), generator.products(), 0, 0, 0, 0, 0, 0);
    }

    /** What a package of offers of the generator must be counted as. */
    static RecordCounts offerCounts(CommerceMlGenerator generator) {
        return new RecordCounts(0, 0, 0, generator.offers(), generator.prices(), generator.stocks(), 0, 0, 0);
    }

    CatalogHarness ofSource(String source) {
        return new CatalogHarness(database, writer, source);
    }

    public CatalogQueries queries() {
        return queries;
    }

    /** One chunk in a transaction of its own. */
    RecordCounts write(long fileId, Instant now, CatalogRecord... chunk) throws SQLException {
        return write(fileId, now, List.of(chunk));
    }

    private RecordCounts write(long fileId, Instant now, List<CatalogRecord> chunk) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            RecordCounts counts =
                    writer.write(connection, new WriteContext(sourceId, fileId, fileId, now, fileId), chunk);
            connection.commit();
            connection.setAutoCommit(true);
            return counts;
        }
    }

    void writeAndRollBack(long fileId, Instant now, CatalogRecord... chunk) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            writer.write(connection, new WriteContext(sourceId, fileId, fileId, now, fileId), List.of(chunk));
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** A whole document, in chunks, each in its own transaction; the first {@code skip} records were written before. */
    public RecordCounts importDocument(long fileId, InputStream bytes, int chunkSize, long skip)
            throws SQLException, CatalogFormatException {
        RecordCounts counts = RecordCounts.NONE;
        List<CatalogRecord> chunk = new ArrayList<>();
        try (CatalogReader reader = new CatalogReader(bytes)) {
            long read = 0;
            for (CatalogRecord next = reader.next(); next != null; next = reader.next()) {
                if (read++ >= skip) {
                    chunk.add(next);
                }
                if (chunk.size() == chunkSize) {
                    counts = counts.plus(write(fileId, Instant.EPOCH.plusSeconds(fileId), chunk));
                    chunk.clear();
                }
            }
        }
        return counts.plus(write(fileId, Instant.EPOCH.plusSeconds(fileId), chunk));
    }

    /** The first records of a document, as an import that is killed behind them. */
    RecordCounts importStart(long fileId, InputStream bytes, int records) throws SQLException, CatalogFormatException {
        List<CatalogRecord> chunk = new ArrayList<>();
        try (CatalogReader reader = new CatalogReader(bytes)) {
            while (chunk.size() < records) {
                chunk.add(Objects.requireNonNull(reader.next(), "the document has fewer records"));
            }
        }
        return write(fileId, Instant.EPOCH.plusSeconds(fileId), chunk);
    }

    ProductView product(String id) {
        return queries.products(CatalogSearch.all(null, null, 1_000_000)).stream()
                .filter(product -> product.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    OfferView offer(String id) {
        return queries.offers(CatalogSearch.all(null, null, 1_000_000)).stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    String catalogOf(String table, String id) {
        String sql = "SELECT s.catalog_ext_id FROM seans_catalog_seen s JOIN " + table
                + " r ON r.id = s.row_id WHERE r.ext_id = ?";
        return database.find(sql, row -> row.getString("catalog_ext_id"), id).orElseThrow();
    }

    /** Hides products and offers, as {@code deactivate} does. */
    void hideAll() {
        List.of("seans_catalog_product", "seans_catalog_offer", "seans_catalog_seen")
                .forEach(table -> database.update("UPDATE " + table + " SET active = FALSE"));
    }

    /** Rows that are hidden. */
    long hidden() {
        return List.of("seans_catalog_product", "seans_catalog_offer", "seans_catalog_seen").stream()
                .mapToInt(table -> database.query("SELECT 1 AS found FROM " + table + " WHERE NOT active", row -> true)
                        .size())
                .sum();
    }

    Instant seenAt(String table, String id) {
        String sql =
                "SELECT s.seen_at FROM seans_catalog_seen s JOIN " + table + " r ON r.id = s.row_id WHERE r.ext_id = ?";
        return database.find(sql, row -> Columns.instant(row, "seen_at"), id).orElseThrow();
    }
}
