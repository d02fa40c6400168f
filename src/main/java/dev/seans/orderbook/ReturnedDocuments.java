package dev.seans.orderbook;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderRows.Known;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        return of(List.of(order)).getOrDefault(order.rowId(), List.of());
    }

    /** The same of several, by their rows. */
    public Map<Long, List<Document>> of(List<OrderStatus> orders) {
        Map<Long, List<Document>> found = new HashMap<>();
        database.query(
                "SELECT order_id, operation, told, content, changed_at, came_at FROM seans_order_document WHERE order_id = ANY(?)"
                        + " ORDER BY CASE operation WHEN 'ORDER' THEN 0 WHEN 'PAYMENT' THEN 1 ELSE 2 END, id",
                row -> found.computeIfAbsent(row.getLong("order_id"), first -> new ArrayList<>())
                        .add(new Document(
                                Operation.valueOf(row.getString("operation")),
                                Kind.valueOf(row.getString("told")),
                                row.getString("content"),
                                Columns.instant(row, "changed_at"),
                                Columns.instant(row, "came_at"))),
                (Object) orders.stream().map(OrderStatus::rowId).toArray(Long[]::new));
        return found;
    }

    /** What of an imported file has changed nothing, and why, as long as no later file has brought it again. */
    public List<Refused> refused(long importFileId, int most) {
        return database.query(
                "SELECT doc_key, refusal FROM seans_order_document WHERE import_file_id = ? AND refusal IS NOT NULL"
                        + " ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                row -> new Refused(
                        OrderKey.number(row.getString("doc_key")), Refusal.valueOf(row.getString("refusal"))),
                importFileId);
    }

    /** Those of a source with these keys, by operation and key. */
    Map<String, Stored> find(long sourceId, Collection<String> keys) {
        Map<String, Stored> found = new HashMap<>();
        database.query(
                database.dialect()
                                .selectByArray(
                                        "id, operation, doc_key, order_id, refusal, version, digest",
                                        "seans_order_document",
                                        "doc_key",
                                        "CHARACTER VARYING(200)")
                        + " AND source_id = ?",
                row -> found.put(
                        row.getString("operation") + ' ' + row.getString("doc_key"),
                        new Stored(
                                row.getLong("id"),
                                row.getString("refusal") == null ? null : Refusal.valueOf(row.getString("refusal")),
                                row.getString("version"),
                                row.getString("digest"),
                                row.getObject("order_id") != null)),
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
                "INSERT INTO seans_order_document (order_id, told, refusal, version, own_id, number_in_1c, content,"
                        + " digest, import_file_id, change_no, changed_at, came_at, source_id, operation, doc_key) VALUES (CAST(? AS BIGINT), ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, %1$s, %1$s, %2$d, ?, ?)".formatted(now(), sourceId),
                changes.stream()
                        .map(change -> values(change, change.document().operation(), change.key()))
                        .toList());
    }

    void update(List<Change> changes) {
        database.updateAll(
                "UPDATE seans_order_document SET order_id = CAST(? AS BIGINT), told = ?, refusal = ?, version = ?,"
                        + " own_id = COALESCE(CAST(? AS VARCHAR(100)), own_id), number_in_1c = COALESCE(CAST(? AS VARCHAR(100)), number_in_1c), content = ?,"
                        + " digest = ?, import_file_id = ?, change_no = ?, changed_at = %1$s, came_at = %1$s WHERE id = ?"
                                .formatted(now()),
                changes.stream().map(change -> values(change, change.id())).toList());
    }

    /** What 1C has said before still holds; that it has said something else, which was refused, is noted. */
    void refuse(List<Change> changes) {
        database.updateAll(
                "UPDATE seans_order_document SET refusal = ?, digest = ?, import_file_id = ?, change_no = ?, changed_at = %1$s, came_at = %1$s"
                                .formatted(now())
                        + " WHERE id = ?",
                changes.stream()
                        .map(change -> new @Nullable Object[] {
                            change.refusal(),
                            change.digest(),
                            change.origin().importFile(),
                            change.origin().changeNo(),
                            change.id()
                        })
                        .toList());
    }

    /** These came again as they were, which says something new only if the order was confirmed meanwhile. */
    void cameAgain(List<Long> ids, long changeNo) {
        database.updateAll(
                "UPDATE seans_order_document SET change_no = CASE WHEN EXISTS (SELECT 1 FROM seans_order o WHERE o.id = order_id"
                        + " AND o.confirmed_at > came_at) THEN CAST(? AS BIGINT) ELSE change_no END, came_at = " + now()
                        + " WHERE id = ?",
                ids.stream().map(id -> new @Nullable Object[] {changeNo, id}).toList());
    }

    /** @param row what tells the row from others */
    private static @Nullable Object[] values(Change change, Object... row) {
        Stream<@Nullable Object> content = Stream.of(
                change.orderId(),
                change.told(),
                change.refusal(),
                change.version(),
                change.ownId(),
                change.numberInOneC(),
                change.content(),
                change.digest(),
                change.origin().importFile(),
                change.origin().changeNo());
        return Stream.concat(content, Stream.of(row)).toArray();
    }

    private String now() {
        return database.dialect().now();
    }

    /**
     * What 1C has said.
     *
     * @param told what it says has happened
     * @param content as JSON
     * @param cameAt when it last came, with a change or without one
     */
    public record Document(Operation operation, Kind told, String content, Instant changedAt, Instant cameAt) {

        /** Empty if it says none. */
        Optional<BigDecimal> sum() {
            return ReturnedJson.sum(content);
        }
    }

    /**
     * A document that has changed nothing.
     *
     * @param key the number of its order, or by what else it is known
     */
    public record Refused(String key, Refusal why) {}

    /** With which imported file documents come, and the number of the transaction among the changes of its source. */
    record Origin(long importFile, long changeNo) {}

    /**
     * A document as it was before.
     *
     * @param isOfOrder whether an order is known that it is about
     */
    record Stored(
            long id, @Nullable Refusal refusal, @Nullable String version, String digest, boolean isOfOrder) {}

    /**
     * A document as it is now.
     *
     * @param id of its row; 0 if there is none yet
     * @param order null unless it was applied to one
     * @param refusal null if it was applied
     * @param keepsBefore whether it was refused, and what came before it was applied: that still holds
     */
    record Change(
            long id,
            String key,
            OrderRecord document,
            @Nullable Known order,
            @Nullable Refusal refusal,
            boolean keepsBefore,
            String content,
            String digest,
            Origin origin) {

        private static final int NAME_MAX = 100;
        private static final int OPERATION_SHOWN = 100;

        /** As one that comes behind it in the same chunk finds it. */
        Stored asStored() {
            return new Stored(id, refusal, version(), digest, order != null);
        }

        boolean isApplied() {
            return refusal == null;
        }

        boolean isOf(Operation operation) {
            return document.operation() == operation;
        }

        /** What it says has happened; a payment that was not made, or was deleted again, is only seen. */
        Kind told() {
            if (isOf(Operation.ORDER)) {
                return document.isCalledOff() ? Kind.CALLED_OFF : Kind.SEEN;
            }
            if (!Boolean.TRUE.equals(document.settled()) || Boolean.TRUE.equals(document.deleted())) {
                return Kind.SEEN;
            }
            return isOf(Operation.PAYMENT) ? Kind.PAID : Kind.SHIPPED;
        }

        /** Why it changes nothing, in words. */
        String why() {
            String operation = document.values().getOrDefault("ХозОперация", "");
            return refusal == Refusal.OTHER_OPERATION
                    ? refusal.why() + ": " + operation.substring(0, Math.min(operation.length(), OPERATION_SHOWN))
                    : Objects.requireNonNull(refusal, "applied").why();
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
