package dev.seans.orderbook;

import dev.seans.database.Database;
import dev.seans.orders.Order;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table seans_order. Takes part in the transaction of its caller. */
@OnePerApplication
class OrderRows {

    /** H2 finds no rows through an index by IS NOT NULL. */
    static final String EVER = ">= TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'";

    static final String PENDING = "o.pending_since " + EVER;

    private final Database database;

    @Inject
    OrderRows(Database database) {
        this.database = database;
    }

    Optional<OrderStatus> find(String shop, String number) {
        return database.find(
                OrderStatus.SELECT + " WHERE o.shop = ? AND o.shop_number = ?", OrderStatus::of, shop, number);
    }

    /** Locks the row, if there is one, until the end of the transaction. */
    Optional<OrderStatus> lock(String shop, String number) {
        Optional<Long> id = database.find(
                "SELECT id FROM seans_order WHERE shop = ? AND shop_number = ? FOR UPDATE",
                row -> row.getLong("id"),
                shop,
                number);
        return id.flatMap(this::find);
    }

    Optional<OrderStatus> find(long id) {
        return database.find(OrderStatus.SELECT + " WHERE o.id = ?", OrderStatus::of, id);
    }

    List<OrderStatus> find(List<Long> ids) {
        return database.query(
                OrderStatus.SELECT + " WHERE o.id = ANY(?)", OrderStatus::of, (Object) ids.toArray(Long[]::new));
    }

    Optional<OrderStatus> inSource(long sourceId, String number) {
        return database.find(
                OrderStatus.SELECT + " WHERE o.source_id = ? AND o.number = ?", OrderStatus::of, sourceId, number);
    }

    List<OrderStatus> page(OrderSearch search) {
        return database.query(
                OrderStatus.SELECT_SUMMARY + " WHERE " + search.condition() + " ORDER BY o.id FETCH FIRST "
                        + search.limit() + " ROWS ONLY",
                OrderStatus::of,
                search.arguments());
    }

    /** A new order, at its first version. */
    long insert(NewOrder order) {
        String now = now();
        String insert = "INSERT INTO seans_order (source_id, shop, shop_number, number, version, shop_version, content,"
                + " content_hash, pending_since, created_at, changed_at) VALUES (?, ?, ?, ?, 1, CAST(? AS BIGINT), ?, ?, %1$s, %1$s, %1$s)"
                        .formatted(now);
        return database.find(
                        database.dialect().changed(insert, "id"),
                        row -> row.getLong("id"),
                        order.sourceId(),
                        order.shop(),
                        order.shopNumber(),
                        order.number(),
                        order.shopVersion(),
                        order.content(),
                        order.hash())
                .orElseThrow();
    }

    /** The next version of an order, which is offered as if it had never been: also when the one before was quarantined. */
    void change(long id, String content, String hash) {
        String now = now();
        database.update(
                ("UPDATE seans_order SET version = version + 1, content = ?, content_hash = ?, changed_at = %1$s,"
                                + " pending_since = COALESCE(pending_since, %1$s), tries = 0, lone_failures = 0, batch = NULL, quarantined_at = NULL,"
                                + " quarantine_reason = NULL WHERE id = ?")
                        .formatted(now),
                content,
                hash,
                id);
    }

    /** The shop has given this version of its own. */
    void put(long id, @Nullable Long shopVersion) {
        database.update(
                "UPDATE seans_order SET shop_version = COALESCE(CAST(? AS BIGINT), shop_version) WHERE id = ?",
                shopVersion,
                id);
    }

    void release(long id) {
        database.update(
                "UPDATE seans_order SET pending_since = " + now()
                        + ", offered_version = 0, tries = 0, lone_failures = 0, batch = NULL, quarantined_at = NULL, quarantine_reason = NULL"
                        + " WHERE id = ?",
                id);
    }

    /** False if the order has changed since it was read, or is confirmed: then it stays as it is. */
    boolean quarantine(OrderStatus order, String reason) {
        return database.update(
                        "UPDATE seans_order SET pending_since = NULL, batch = NULL, quarantined_at = " + now()
                                + ", quarantine_reason = ? WHERE id = ? AND version = ? AND confirmed_version < version",
                        reason,
                        order.rowId(),
                        order.version())
                > 0;
    }

    /** Orders of a source that 1C does not have yet and that were not found doubtful, the oldest first. */
    List<OrderStatus> fresh(long sourceId, List<Long> offers, int limit) {
        return pending(sourceId, "o.batch IS NULL" + notIn(offers), offers.toArray(), "", limit);
    }

    /** So many batches of doubtful orders, those that have waited longest, one behind the other; the last one may be cut. */
    List<OrderStatus> doubtful(long sourceId, int batches, int limit) {
        Object[] numbers = database.query(
                        "SELECT DISTINCT o.batch FROM seans_order o WHERE o.source_id = ? AND " + PENDING
                                + " AND o.batch IS NOT NULL ORDER BY o.batch FETCH FIRST " + batches + " ROWS ONLY",
                        row -> row.getLong("batch"),
                        sourceId)
                .toArray();
        return numbers.length == 0
                ? List.of()
                : pending(sourceId, "o.batch IN (" + Database.marks(numbers.length) + ")", numbers, "o.batch, ", limit);
    }

    private List<OrderStatus> pending(long sourceId, String condition, Object[] arguments, String before, int limit) {
        return database.query(
                OrderStatus.SELECT + " WHERE o.source_id = ? AND " + PENDING + " AND " + condition + " ORDER BY "
                        + before + "o.pending_since, o.id FETCH FIRST " + limit + " ROWS ONLY",
                OrderStatus::of,
                Stream.concat(Stream.of(sourceId), Stream.of(arguments)).toArray());
    }

    /** What these offers hold already, in its newest version, is not offered once more. */
    private static String notIn(List<Long> offers) {
        return offers.isEmpty()
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM seans_order_event e WHERE e.order_id = o.id AND e.kind = 'OFFERED'"
                        + " AND e.version = o.version AND e.offer_id IN ("
                        + Database.marks(offers.size()) + "))";
    }

    void offered(long offerId, List<OrderStatus> orders) {
        database.updateAll(
                "UPDATE seans_order SET offered_version = ?, offer_id = ?, offered_at = " + now() + " WHERE id = ?",
                orders.stream()
                        .map(order -> new @Nullable Object[] {order.version(), offerId, order.rowId()})
                        .toList());
    }

    /** 1C has these versions. What has changed since then stays pending. */
    void confirm(List<Offered> orders) {
        database.updateAll(
                ("UPDATE seans_order SET confirmed_version = ?, confirmed_at = %s, tries = 0, lone_failures = 0, batch = NULL,"
                                + " pending_since = CASE WHEN version = ? THEN NULL ELSE pending_since END,"
                                + " quarantined_at = CASE WHEN version = ? THEN NULL ELSE quarantined_at END,"
                                + " quarantine_reason = CASE WHEN version = ? THEN NULL ELSE quarantine_reason END"
                                + " WHERE id = ? AND confirmed_version < ?")
                        .formatted(now()),
                orders.stream()
                        .map(order -> new @Nullable Object[] {
                            order.version(),
                            order.version(),
                            order.version(),
                            order.version(),
                            order.orderId(),
                            order.version()
                        })
                        .toList());
    }

    /** Orders of a source by their numbers there. */
    Map<String, Known> numbered(long sourceId, Collection<String> numbers) {
        Map<String, Known> found = new HashMap<>();
        database.query(
                database.dialect()
                                .selectByArray(
                                        "id, number, shop, shop_number",
                                        "seans_order",
                                        "number",
                                        "CHARACTER VARYING(11)")
                        + " AND source_id = ?",
                row -> found.put(row.getString("number"), Known.of(row)),
                // A longer one is nobody's; as an array of that type it would be cut, and found.
                numbers.stream()
                        .filter(number -> number.length() <= Order.NUMBER_MAX)
                        .toArray(String[]::new),
                sourceId);
        return found;
    }

    /** Of those, what was sent to its end and is not confirmed, in the version that was sent. */
    List<Offered> sentOf(List<Long> orders) {
        return database.query(
                database.dialect()
                                .selectByArray(
                                        "o.id, o.offered_version",
                                        "seans_order o JOIN seans_order_offer f ON f.id = o.offer_id",
                                        "o.id",
                                        "BIGINT")
                        + " AND f.sent_at IS NOT NULL AND o.offered_version > o.confirmed_version",
                row -> new Offered(row.getLong("id"), row.getLong("offered_version")),
                (Object) orders.toArray(Long[]::new));
    }

    /** 1C has sent these back. */
    void seen(List<ReturnedDocuments.Change> documents) {
        database.updateAll(
                "UPDATE seans_order SET number_in_1c = COALESCE(?, number_in_1c), seen_at = " + now() + " WHERE id = ?",
                documents.stream()
                        .map(document -> new @Nullable Object[] {document.numberInOneC(), document.orderId()})
                        .toList());
    }

    /**
     * 1C has an older version than it has confirmed, because a session that was slower has brought it: the newest goes out once
     * more.
     */
    void overtaken(List<Offered> orders) {
        database.updateAll(
                "UPDATE seans_order SET confirmed_version = ?, pending_since = COALESCE(pending_since, " + now()
                        + ") WHERE id = ? AND confirmed_version > ? AND quarantined_at IS NULL",
                orders.stream()
                        .map(order -> new @Nullable Object[] {order.version(), order.orderId(), order.version()})
                        .toList());
    }

    /** These are offered again, and together, unless they were offered by another version than that. */
    void doubt(long batch, Doubts.Batch doubtful) {
        database.updateAll(
                "UPDATE seans_order SET batch = ?, tries = tries + 1, lone_failures = lone_failures + ?, failed_at = "
                        + now() + " WHERE id = ? AND offered_version = version",
                doubtful.orders().stream()
                        .map(id -> new @Nullable Object[] {batch, doubtful.isLoneFailure() ? 1 : 0, id})
                        .toList());
    }

    private String now() {
        return database.dialect().now();
    }

    /** An order of which there is no row yet. */
    record NewOrder(
            long sourceId,
            String shop,
            String shopNumber,
            String number,
            @Nullable Long shopVersion,
            String content,
            String hash) {}

    /** An order, of which no more is read than what tells it from others. */
    record Known(long id, String number, String shop, String shopNumber) {

        static Known of(ResultSet row) throws SQLException {
            return new Known(
                    row.getLong("id"), row.getString("number"), row.getString("shop"), row.getString("shop_number"));
        }
    }

    /** A version of an order in an offer. */
    record Offered(long orderId, long version) {}
}
