package dev.seans.orderbook;

import static dev.seans.database.Columns.instant;
import static dev.seans.database.Columns.nullableInstant;

import dev.seans.orders.Order;
import dev.seans.orders.OrderJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order, and how far it has come.
 *
 * @param rowId of its row, in the order in which orders first came
 * @param source the 1C base that gets it
 * @param number by which 1C knows it: the shop's, behind its prefix
 * @param version of Seans: grows with each change that 1C is to get
 * @param shopVersion the newest that the shop has given; null if it gives none
 * @param content the order, as JSON; in a page of them {@code {}}
 * @param tries how often in a row 1C was offered it and did not confirm
 * @param loneFailures how often it failed alone although 1C had confirmed others since its failure before
 * @param failedAt when 1C did not confirm it the last time
 * @param reason why it is quarantined
 * @param numberOf1C that 1C has given it, and by which its users know it; null as long as 1C has not sent it back
 * @param seenAt when 1C last sent it back with a change
 */
public record OrderStatus(
        long rowId,
        long sourceId,
        String source,
        String shop,
        String shopNumber,
        String number,
        long version,
        @Nullable Long shopVersion,
        String content,
        String contentHash,
        long confirmedVersion,
        long offeredVersion,
        int tries,
        int loneFailures,
        @Nullable Instant failedAt,
        @Nullable Long batch,
        @Nullable Instant pendingSince,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant offeredAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant quarantinedAt,
        @Nullable String reason,
        @Nullable String numberOf1C,
        @Nullable Instant seenAt) {

    static final String SELECT =
            "SELECT o.*, s.name AS source_name FROM seans_order o JOIN seans_order_source s ON s.id = o.source_id";

    /** The same without the orders themselves, each of which may be large. */
    static final String SELECT_SUMMARY =
            "SELECT o.id, o.source_id, o.shop, o.shop_number, o.number, o.version, o.shop_version, '{}' AS content,"
                    + " o.content_hash, o.confirmed_version, o.offered_version, o.tries, o.lone_failures, o.failed_at, o.batch, o.pending_since, o.created_at,"
                    + " o.changed_at, o.offered_at, o.confirmed_at, o.quarantined_at, o.quarantine_reason, o.number_in_1c,"
                    + " o.seen_at, s.name AS source_name FROM seans_order o JOIN seans_order_source s ON s.id = o.source_id";

    static OrderStatus of(ResultSet row) throws SQLException {
        long shopVersion = row.getLong("shop_version");
        Long given = row.wasNull() ? null : shopVersion;
        long batch = row.getLong("batch");
        Long together = row.wasNull() ? null : batch;
        return new OrderStatus(
                row.getLong("id"),
                row.getLong("source_id"),
                row.getString("source_name"),
                row.getString("shop"),
                row.getString("shop_number"),
                row.getString("number"),
                row.getLong("version"),
                given,
                row.getString("content"),
                row.getString("content_hash"),
                row.getLong("confirmed_version"),
                row.getLong("offered_version"),
                row.getInt("tries"),
                row.getInt("lone_failures"),
                nullableInstant(row, "failed_at"),
                together,
                nullableInstant(row, "pending_since"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                nullableInstant(row, "offered_at"),
                nullableInstant(row, "confirmed_at"),
                nullableInstant(row, "quarantined_at"),
                row.getString("quarantine_reason"),
                row.getString("number_in_1c"),
                nullableInstant(row, "seen_at"));
    }

    /** How far the newest version has come. */
    public OrderState state() {
        if (quarantinedAt != null) {
            return OrderState.QUARANTINED;
        }
        if (confirmedVersion >= version) {
            return OrderState.CONFIRMED;
        }
        return offeredVersion == version ? OrderState.OFFERED : OrderState.PENDING;
    }

    /** The order itself. */
    public Order order() {
        return OrderJson.order(content);
    }
}
