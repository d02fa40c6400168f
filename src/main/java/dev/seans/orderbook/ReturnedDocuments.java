package dev.seans.orderbook;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderRows.Known;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table seans_order_document: what 1C has sent back, each document as it last was. */
@OnePerApplication
public class ReturnedDocuments {

    private final Database database;

    @Inject
    ReturnedDocuments(Database database) {
        this.database = database;
    }

    /** What 1C says of an order, its payments and its shipments, in that order. */
    public List<Document> of(OrderStatus order) {
        return database.query(
                "SELECT operation, content, changed_at FROM seans_order_document WHERE order_id = ?"
                        + " ORDER BY CASE operation WHEN 'ORDER' THEN 0 WHEN 'PAYMENT' THEN 1 ELSE 2 END, id",
                row -> new Document(
                        Operation.valueOf(row.getString("operation")),
                        row.getString("content"),
                        Columns.instant(row, "changed_at")),
                order.rowId());
    }

    /** Those of a source with these keys, by operation and key. */
    Map<String, Stored> find(long sourceId, Collection<String> keys) {
        Map<String, Stored> found = new HashMap<>();
        database.query(
                database.dialect()
                                .selectByArray(
                                        "id, operation, doc_key, order_id, result, version, digest",
                                        "seans_order_document",
                                        "doc_key",
                                        "CHARACTER VARYING(200)")
                        + " AND source_id = ?",
                row -> found.put(
                        row.getString("operation") + ' ' + row.getString("doc_key"),
                        new Stored(
                                row.getLong("id"),
                                Result.valueOf(row.getString("result")),
                                row.getString("version"),
                                row.getString("digest"))),
                keys.toArray(String[]::new),
                sourceId);
        return found;
    }

    /** Orders by the ids that 1C has given them. */
    Map<String, Known> ordersOfIds(long sourceId, Collection<String> ids) {
        return ordersBy("own_id", sourceId, ids);
    }

    /** Orders by their numbers in 1C, which begins anew each year: the one that came last. */
    Map<String, Known> ordersOfNumbersInOneC(long sourceId, Collection<String> numbers) {
        return ordersBy("number_in_1c", sourceId, numbers);
    }

    private Map<String, Known> ordersBy(String column, long sourceId, Collection<String> names) {
        Map<String, Known> known = new HashMap<>();
        if (names.isEmpty()) {
            return known;
        }
        String documents = database.dialect()
                .selectByArray(
                        "id AS document_id, source_id, operation, order_id, " + column + " AS known_by",
                        "seans_order_document",
                        column,
                        "CHARACTER VARYING(100)");
        database.query(
                "SELECT d.known_by, o.id, o.number, o.shop, o.shop_number FROM (" + documents + ") d JOIN seans_order o"
                        + " ON o.id = d.order_id WHERE d.source_id = ? AND d.operation = 'ORDER' ORDER BY d.document_id",
                row -> known.put(row.getString("known_by"), Known.of(row)),
                names.toArray(String[]::new),
                sourceId);
        return known;
    }

    void insert(long sourceId, List<Change> changes) {
        database.updateAll(
                "INSERT INTO seans_order_document (order_id, result, reason, version, own_id, number_in_1c, content,"
                        + " digest, import_file_id, changed_at, source_id, operation, doc_key) VALUES (CAST(? AS BIGINT), ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, " + now() + ", " + sourceId + ", ?, ?)",
                changes.stream()
                        .map(change -> values(change, change.document().operation(), change.key()))
                        .toList());
    }

    void update(List<Change> changes) {
        database.updateAll(
                "UPDATE seans_order_document SET order_id = CAST(? AS BIGINT), result = ?, reason = ?, version = ?,"
                        + " own_id = COALESCE(CAST(? AS VARCHAR(100)), own_id), number_in_1c = COALESCE(CAST(? AS VARCHAR(100)), number_in_1c), content = ?, digest = ?, import_file_id = ?, changed_at = "
                        + now()
                        + " WHERE id = ?",
                changes.stream().map(change -> values(change, change.id())).toList());
    }

    /** @param row what tells the row from others */
    private static @Nullable Object[] values(Change change, Object... row) {
        Stream<@Nullable Object> content = Stream.of(
                change.orderId(),
                change.result(),
                change.reason(),
                change.version(),
                change.ownId(),
                change.numberInOneC(),
                change.content(),
                change.digest(),
                change.importFileId());
        return Stream.concat(content, Stream.of(row)).toArray();
    }

    private String now() {
        return database.dialect().now();
    }

    /** What became of a document. */
    enum Result {
        APPLIED,

        /** No shop has put such an order. None is made of it: it would go back to 1C as a new one. */
        UNKNOWN,

        REJECTED
    }

    /** What 1C has said, as JSON. */
    public record Document(Operation operation, String content, Instant changedAt) {}

    /** A document as it was before. */
    record Stored(long id, Result result, @Nullable String version, String digest) {}

    /**
     * A document as it is now.
     *
     * @param id of its row; 0 if there is none yet
     * @param order null unless it was applied to one
     * @param reason why it was rejected
     */
    record Change(
            long id,
            String key,
            OrderRecord document,
            @Nullable Known order,
            Result result,
            @Nullable String reason,
            String content,
            String digest,
            long importFileId) {

        private static final int NAME_MAX = 100;

        /** As one that comes behind it in the same chunk finds it. */
        Stored asStored() {
            return new Stored(id, result, version(), digest);
        }

        boolean isApplied() {
            return result == Result.APPLIED;
        }

        boolean isOf(Operation operation) {
            return document.operation() == operation;
        }

        /** What it says has happened; a payment that was not made, or was deleted again, is only seen. */
        Kind told() {
            boolean holds = Boolean.TRUE.equals(document.settled()) && !Boolean.TRUE.equals(document.deleted());
            if (!holds || isOf(Operation.ORDER)) {
                return Kind.SEEN;
            }
            return isOf(Operation.PAYMENT) ? Kind.PAID : Kind.SHIPPED;
        }

        @Nullable
        Long orderId() {
            return order == null ? null : order.id();
        }

        @Nullable
        String version() {
            return cut(document.version());
        }

        @Nullable
        String ownId() {
            return cut(document.id());
        }

        @Nullable
        String numberInOneC() {
            return cut(document.numberInOneC());
        }

        private static @Nullable String cut(@Nullable String text) {
            return text == null || text.length() <= NAME_MAX ? text : text.substring(0, NAME_MAX);
        }
    }
}
