package dev.seans.orderbook;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.database.LostRace;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The 1C bases that get orders: the table seans_order_source. A row is never removed. */
@OnePerApplication
class OrderSources {

    private final Database database;
    private final ConcurrentHashMap<String, Long> known = new ConcurrentHashMap<>();

    @Inject
    OrderSources(Database database) {
        this.database = database;
    }

    /** The row of a source; empty if no order was ever for it. */
    Optional<Long> find(String name) {
        Long id = known.get(name);
        if (id != null) {
            return Optional.of(id);
        }
        return database.find("SELECT id FROM seans_order_source WHERE name = ?", row -> row.getLong("id"), name);
    }

    /**
     * Makes sure that there is a row. To be called outside any transaction: whoever loses the race for it would lose the
     * transaction, too.
     */
    void ensure(String name) {
        if (find(name).isEmpty()) {
            LostRace.conceded(() -> database.update("INSERT INTO seans_order_source (name) VALUES (?)", name));
        }
        find(name).ifPresent(id -> known.put(name, id));
    }

    /** Locks the row until the end of the transaction: offers of a source are decided one after the other. */
    Locked lock(long id) {
        return database.find(
                        "SELECT * FROM seans_order_source WHERE id = ? FOR UPDATE",
                        row -> new Locked(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getLong("next_batch"),
                                row.getBoolean("doubtful_next"),
                                row.getInt("batches_next"),
                                Columns.nullableInstant(row, "confirmed_at")),
                        id)
                .orElseThrow();
    }

    void isNext(Locked source, boolean doubtful) {
        if (source.doubtfulNext() != doubtful) {
            database.update("UPDATE seans_order_source SET doubtful_next = ? WHERE id = ?", doubtful, source.id());
        }
    }

    /** How many batches of doubtful orders are offered at once from now on. */
    void batchesNext(Locked source, int batches) {
        if (source.batchesNext() != batches) {
            database.update("UPDATE seans_order_source SET batches_next = ? WHERE id = ?", batches, source.id());
        }
    }

    void tookBatches(Locked source, long next) {
        if (source.nextBatch() != next) {
            database.update("UPDATE seans_order_source SET next_batch = ? WHERE id = ?", next, source.id());
        }
    }

    void confirmed(long id) {
        database.update(
                "UPDATE seans_order_source SET confirmed_at = "
                        + database.dialect().now() + " WHERE id = ?",
                id);
    }

    /**
     * A source whose row is locked.
     *
     * @param confirmedAt when 1C last confirmed an order; null if it never did
     */
    record Locked(
            long id,
            String name,
            long nextBatch,
            boolean doubtfulNext,
            int batchesNext,
            @Nullable Instant confirmedAt) {

        /**
         * Whether 1C has confirmed others while this one waited. If it has not, its silence says nothing of the order: it may be
         * a 1C that never confirms, or one in which something else is wrong.
         */
        boolean hasConfirmedSince(@Nullable Instant pendingSince) {
            return confirmedAt != null && pendingSince != null && confirmedAt.isAfter(pendingSince);
        }
    }
}
