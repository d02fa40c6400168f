package dev.seans.orderbook;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.database.Database;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes what is long over of orders. */
@Stateless(name = "SeansOrderRemoval")
@TransactionAttribute(REQUIRES_NEW)
public class OrderRemoval {

    @Inject
    private Database database;

    /**
     * Removes orders that neither side has touched since, and that nobody waits for, with all that is noted of them.
     *
     * @param most at a time
     * @return how many
     */
    public int orders(Instant before, int most) {
        List<@Nullable Object[]> ids = database.query(
                "SELECT id FROM seans_order WHERE changed_at < ? AND pending_since IS NULL AND quarantined_at IS NULL"
                        + " AND (confirmed_at IS NULL OR confirmed_at < ?) AND (seen_at IS NULL OR seen_at < ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM seans_order_document d WHERE d.order_id = seans_order.id"
                        + " AND d.came_at >= ?) ORDER BY changed_at FETCH FIRST " + most + " ROWS ONLY FOR UPDATE",
                row -> new @Nullable Object[] {row.getLong("id")},
                before,
                before,
                before,
                before);
        for (String table : List.of("seans_order_event", "seans_order_document")) {
            database.updateAll("DELETE FROM " + table + " WHERE order_id = ?", ids);
        }
        database.updateAll("DELETE FROM seans_order WHERE id = ?", ids);
        return ids.size();
    }

    /**
     * Removes documents of 1C about orders that are not there, and offers of which no order has an event.
     *
     * @param most of each at a time
     * @return how many
     */
    public int strays(Instant before, int most) {
        return piece(
                        "seans_order_document",
                        "came_at < ? AND NOT EXISTS (SELECT 1 FROM seans_order o WHERE o.id = t.order_id)",
                        before,
                        most)
                + piece(
                        "seans_order_offer",
                        "created_at < ? AND NOT EXISTS (SELECT 1 FROM seans_order_event e WHERE e.offer_id = t.id)",
                        before,
                        most);
    }

    private int piece(String table, String condition, Instant before, int most) {
        return database.update(
                "DELETE FROM " + table + " WHERE id IN (SELECT t.id FROM " + table + " t WHERE " + condition
                        + " FETCH FIRST " + most + " ROWS ONLY)",
                before);
    }
}
