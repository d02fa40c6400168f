package dev.seans.imports;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.catalog.CatalogWriter;
import dev.seans.catalog.CatalogWriters;
import dev.seans.catalog.RecordCounts;
import dev.seans.catalog.UnwrittenRecords;
import dev.seans.catalog.WriteContext;
import dev.seans.changes.ChangeNumbers;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.orderbook.OrderReturns;
import dev.seans.orderbook.ReturnedOrder;
import dev.seans.records.CatalogRecord;
import dev.seans.records.OrderRecord;
import dev.seans.registry.ImportRun;
import dev.seans.registry.ImportedCatalogs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Writes a chunk of records together with the checkpoint that says so. */
@Stateless
public class ImportCheckpoint {

    @Inject
    private Database database;

    @Inject
    private DatabaseClock clock;

    @Inject
    private TeamSinks sinks;

    @Inject
    private CatalogWriters writers;

    @Inject
    private OrderReturns orders;

    @Inject
    private ChangeNumbers changes;

    /**
     * Writes a chunk.
     *
     * <ol>
     *   <li>The fence is checked by an update of the file's row, which also holds off a take-over until the commit.
     *   <li>The chunk takes the next number of the changes of its source, which holds off other changes of it until the commit.
     *   <li>The records are written, and the catalogues that they describe are noted; orders go to the order book.
     *   <li>The checkpoint moves behind them, the counts grow, and the session has made progress; whatever befalls the next
     *       chunk has all attempts again.
     *   <li>The chunk takes the next number of its session, and the team's sinks receive it.
     * </ol>
     *
     * One transaction, one database: the effects happen exactly once, however often the process dies.
     *
     * @param bytesRead of the file, which may be somewhat more than the chunk ends with
     * @return what became of this chunk
     * @throws LostClaimException if the claim is not this runner's any more; nothing is written
     * @throws SinkFailedException if a sink of the team has thrown; nothing is written
     */
    @TransactionAttribute(REQUIRES_NEW)
    public Written write(ImportRun run, List<CatalogRecord> chunk, long bytesRead) {
        Instant now = clock.now();
        if (database.update(
                        "UPDATE seans_import_file SET progress_at = ? WHERE id = ? AND fence = ? AND state = 'IN_PROGRESS'",
                        now,
                        run.fileId(),
                        run.fence())
                == 0) {
            throw new LostClaimException(run);
        }
        CatalogWriter writer = sinks.replaceTables() ? new UnwrittenRecords() : writers.writer();
        long changeNo = changes.next(run.sourceId());
        WriteContext context = new WriteContext(run.sourceId(), run.importId(), run.fileId(), now, changeNo);
        OrderReturns.Taken taken = takeOrders(run, chunk, changeNo);
        RecordCounts counts = database.with(connection -> writer.write(connection, context, chunk))
                .plus(RecordCounts.ofOrders(taken.documents(), taken.unchanged(), taken.rejected()));
        new ImportedCatalogs(database).note(run.fileId(), chunk);
        new ImportProblems(database).keep(run, chunk);
        advance(run, chunk.size(), bytesRead, counts);
        long chunkNo = nextChunk(run, now);
        sinks.deliver(run, chunkNo, chunk);
        sinks.deliverOrders(run, chunkNo, taken.applied());
        return new Written(counts, taken.applied());
    }

    private OrderReturns.Taken takeOrders(ImportRun run, List<CatalogRecord> chunk, long changeNo) {
        List<OrderRecord> returned = chunk.stream()
                .filter(OrderRecord.class::isInstance)
                .map(OrderRecord.class::cast)
                .toList();
        if (returned.isEmpty()) {
            return OrderReturns.Taken.NOTHING;
        }
        String source = database.find(
                        "SELECT name FROM seans_import_source WHERE id = ?",
                        row -> row.getString("name"),
                        run.sourceId())
                .orElseThrow();
        return orders.take(source, run.fileId(), changeNo, returned);
    }

    /**
     * Must be called while there is nothing to write.
     *
     * @throws LostClaimException if the claim is not this runner's any more: it was cancelled, or taken over
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void requireClaim(ImportRun run) {
        if (database.find(
                        "SELECT 1 AS found FROM seans_import_file WHERE id = ? AND fence = ? AND state = 'IN_PROGRESS'",
                        row -> true,
                        run.fileId(),
                        run.fence())
                .isEmpty()) {
            throw new LostClaimException(run);
        }
    }

    private long nextChunk(ImportRun run, Instant now) {
        database.update(
                "UPDATE seans_import_session SET progress_at = ?, chunks = chunks + 1 WHERE id = ?",
                now,
                run.importId());
        return database.find(
                        "SELECT chunks FROM seans_import_session WHERE id = ?",
                        row -> row.getLong("chunks"),
                        run.importId())
                .orElseThrow();
    }

    private void advance(ImportRun run, int records, long bytesRead, RecordCounts counts) {
        database.update(
                "UPDATE seans_import_file SET attempts = 1, records_done = records_done + ?, groups_read = groups_read + ?,"
                        + " properties_read = properties_read + ?, products_read = products_read + ?,"
                        + " offers_read = offers_read + ?, prices_read = prices_read + ?,"
                        + " stocks_read = stocks_read + ?, unchanged = unchanged + ?, rejected = rejected + ?,"
                        + " bad_values = bad_values + ?, orders_read = orders_read + ?, bytes_read = ? WHERE id = ?",
                records,
                counts.groups(),
                counts.properties(),
                counts.products(),
                counts.offers(),
                counts.prices(),
                counts.stocks(),
                counts.unchanged(),
                counts.rejected(),
                counts.badValues(),
                counts.orders(),
                bytesRead,
                run.fileId());
    }

    /**
     * A chunk that was written.
     *
     * @param counts of its records
     * @param orders that 1C has sent back with a change
     */
    public record Written(RecordCounts counts, List<ReturnedOrder> orders) {}
}
