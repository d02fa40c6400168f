package dev.seans.orderbook;

import dev.seans.database.Database;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has happened to orders: the table seans_order_event. Takes part in the transaction of its caller. */
@OnePerApplication
public class OrderHistory {

    private final Database database;

    @Inject
    OrderHistory(Database database) {
        this.database = database;
    }

    /** Everything that has happened to an order, the oldest first; the newest thousand of it. */
    public List<OrderEvent> of(OrderStatus order) {
        List<OrderEvent> newest = database.query(
                "SELECT e.*, f.session_key FROM seans_order_event e LEFT JOIN seans_order_offer f ON f.id = e.offer_id"
                        + " WHERE e.order_id = ? ORDER BY e.id DESC FETCH FIRST 1000 ROWS ONLY",
                OrderEvent::of,
                order.rowId());
        Collections.reverse(newest);
        return newest;
    }

    /** What a shop has put with a request of this key; empty if no such request has come. */
    Optional<String> contentOf(long orderId, String requestHash) {
        return database.find(
                "SELECT content_hash FROM seans_order_event WHERE order_id = ? AND request_hash = ?",
                row -> row.getString("content_hash"),
                orderId,
                requestHash);
    }

    /** What the shop has put last. */
    Optional<String> lastContent(long orderId) {
        return database.find(
                "SELECT content_hash FROM seans_order_event WHERE order_id = ? AND content_hash IS NOT NULL ORDER BY id DESC"
                        + " FETCH FIRST 1 ROWS ONLY",
                row -> row.getString("content_hash"),
                orderId);
    }

    void put(long orderId, long version, String shop, Revision revision, String contentHash) {
        database.update(
                "INSERT INTO seans_order_event (order_id, kind, version, at, actor, request_hash, content_hash)"
                        + " VALUES (?, 'PUT', ?, " + now() + ", ?, ?, ?)",
                orderId,
                version,
                shop,
                revision.requestHash(),
                contentHash);
    }

    /** @param contentHash of what the shop's version holds now; null if it gave none */
    void cancelled(long orderId, long version, String shop, @Nullable String reason, @Nullable String contentHash) {
        database.update(
                "INSERT INTO seans_order_event (order_id, kind, version, at, actor, detail, content_hash)"
                        + " VALUES (?, 'CANCELLED', ?, " + now() + ", ?, ?, ?)",
                orderId,
                version,
                shop,
                reason,
                contentHash);
    }

    void note(long orderId, Kind kind, long version, @Nullable String actor, @Nullable String detail) {
        noteAll(kind, null, detail, List.of(new OrderRows.Offered(orderId, version)), actor);
    }

    void noteAll(
            Kind kind,
            @Nullable Long offerId,
            @Nullable String detail,
            List<OrderRows.Offered> orders,
            @Nullable String actor) {
        database.updateAll(
                "INSERT INTO seans_order_event (order_id, kind, version, at, offer_id, actor, detail) VALUES (?, ?, ?, "
                        + now() + ", CAST(? AS BIGINT), ?, ?)",
                orders.stream()
                        .map(order ->
                                new @Nullable Object[] {order.orderId(), kind, order.version(), offerId, actor, detail})
                        .toList());
    }

    /** 1C has sent these documents back, with a change. */
    void noteReturned(Kind kind, List<ReturnedDocuments.Change> documents) {
        database.updateAll(
                "INSERT INTO seans_order_event (order_id, kind, version, at, detail) SELECT id, CAST(? AS VARCHAR(12)), version, "
                        + now() + ", CAST(? AS VARCHAR(1000)) FROM seans_order WHERE id = ?",
                documents.stream()
                        .map(document -> new @Nullable Object[] {kind, document.numberInOneC(), document.orderId()})
                        .toList());
    }

    /** The versions that an offer holds, in its order. */
    List<OrderRows.Offered> offered(long offerId) {
        return database.query(
                "SELECT order_id, version FROM seans_order_event WHERE offer_id = ? AND kind = 'OFFERED' ORDER BY id",
                row -> new OrderRows.Offered(row.getLong("order_id"), row.getLong("version")),
                offerId);
    }

    private String now() {
        return database.dialect().now();
    }
}
