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

    Optional<OrderStatus> inSource(long sourceId, String number) {
        return database.find(
                OrderStatus.SELECT + " WHERE o.source_id = ? AND o.number = ?", OrderStatus::of, sourceId, number);
    }

    List<OrderStatus> page(OrderSearch search) {
        return database.query(
                OrderStatus.SELECT + " WHERE " + search.condition() + " ORDER BY o.id FETCH FIRST " + search.limit()
                        + " ROWS ONLY",
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
                                + " pending_since = COALESCE(pending_since, %1$s), tries = 0, batch = NULL, quarantined_at = NULL,"
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
                        + ", offered_version = 0, tries = 0, batch = NULL, quarantined_at = NULL, quarantine_reason = NULL"
                        + " WHERE id = ?",
                id);
    }

    void quarantine(long id, String reason) {
        database.update(
                "UPDATE seans_order SET pending_since = NULL, batch = NULL, quarantined_at = " + now()
                        + ", quarantine_reason = ? WHERE id = ?",
                reason,
                id);
    }

    /** Orders of a source that 1C does not have yet and that were not found doubtful, the oldest first. */
    List<OrderStatus> fresh(long sourceId, List<Long> offers, int limit) {
        return pending(sourceId, "o.batch IS NULL", offers, limit, new Object[0]);
    }

    /** The batch of doubtful orders that has waited longest. */
    List<OrderStatus> doubtful(long sourceId, List<Long> offers, int limit) {
        Optional<Long> batch = database.find(
                "SELECT MIN(o.batch) AS batch FROM seans_order o WHERE o.source_id = ? AND o.pending_since IS NOT NULL"
                        + " AND o.batch IS NOT NULL" + notIn(offers),
                row -> row.getLong("batch"),
                Stream.concat(Stream.of(sourceId), offers.stream()).toArray());
        return batch.filter(number -> number > 0)
                .map(number -> pending(sourceId, "o.batch = ?", offers, limit, new Object[] {number}))
                .orElse(List.of());
    }

    private List<OrderStatus> pending(
            long sourceId, String condition, List<Long> offers, int limit, Object[] arguments) {
        return database.query(
                OrderStatus.SELECT + " WHERE o.source_id = ? AND o.pending_since IS NOT NULL AND " + condition
                        + notIn(offers) + " ORDER BY o.pending_since, o.id FETCH FIRST " + limit + " ROWS ONLY",
                OrderStatus::of,
                Stream.of(Stream.of(sourceId), Stream.of(arguments), offers.stream())
                        .flatMap(all -> all)
                        .toArray());
    }

    /** What these offers hold already, in its newest version, is not offered once more. */
    private static String notIn(List<Long> offers) {
        return offers.isEmpty()
                ? ""
                : " AND (o.offer_id IS NULL OR o.offered_version <> o.version OR o.offer_id NOT IN ("
                        + String.join(", ", offers.stream().map(offer -> "?").toList()) + "))";
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
                ("UPDATE seans_order SET confirmed_version = ?, confirmed_at = %s, tries = 0, batch = NULL,"
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

    /** 1C has sent these back. */
    void seen(List<ReturnedDocuments.Change> documents) {
        database.updateAll(
                "UPDATE seans_order SET number_in_1c = COALESCE(?, number_in_1c), seen_at = " + now() + " WHERE id = ?",
                documents.stream()
                        .map(document -> new @Nullable Object[] {document.numberInOneC(), document.orderId()})
                        .toList());
    }

    /** These are offered again, and together. */
    void doubt(long batch, List<Long> orders) {
        database.updateAll(
                "UPDATE seans_order SET batch = ?, tries = tries + 1 WHERE id = ?",
                orders.stream().map(id -> new @Nullable Object[] {batch, id}).toList());
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
    record Known(long id, String shop, String shopNumber) {

        static Known of(ResultSet row) throws SQLException {
            return new Known(row.getLong("id"), row.getString("shop"), row.getString("shop_number"));
        }
    }

    /** A version of an order in an offer. */
    record Offered(long orderId, long version) {}
}
