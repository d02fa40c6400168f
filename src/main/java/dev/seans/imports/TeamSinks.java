package dev.seans.imports;

import dev.seans.files.CatalogTables;
import dev.seans.orderbook.ReturnedOrder;
import dev.seans.records.CatalogRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.registry.ImportRun;
import dev.seans.registry.SinkFailedException;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;

/** The team's sinks, in the order in which they are called. */
@OnePerApplication
public class TeamSinks implements CatalogTables {

    private static final Logger LOG = System.getLogger(TeamSinks.class.getName());

    /** What the server's stand-ins add to the name of a class. */
    private static final String STAND_IN = "$Proxy$";

    private final List<CatalogSink> sinks;
    private final List<OrderSink> orderSinks;
    private final boolean replacesTables;

    /** Finds them; a sink that cannot be made stops whoever asks, which is first of all the deployment. */
    @Inject
    public TeamSinks(@Any Instance<CatalogSink> found, @Any Instance<OrderSink> foundOfOrders) {
        sinks = found.stream()
                .sorted(Comparator.comparingInt(CatalogSink::order).thenComparing(TeamSinks::name))
                .toList();
        orderSinks = foundOfOrders.stream()
                .sorted(Comparator.comparingInt(OrderSink::order).thenComparing(TeamSinks::name))
                .toList();
        replacesTables = sinks.stream().anyMatch(CatalogSink::replacesTables);
    }

    /** Tells the operator who receives the records. */
    public void announce() {
        orderSinks.forEach(sink -> LOG.log(Level.INFO, "{0} receives what 1C sends back of orders", name(sink)));
        for (CatalogSink sink : sinks) {
            LOG.log(
                    Level.INFO,
                    "{0} receives every chunk of records{1}",
                    name(sink),
                    replacesTables ? "; no record is written to the tables of the catalogue" : "");
        }
    }

    /**
     * Hands over what 1C has sent back of orders, in the caller's transaction.
     *
     * @throws SinkFailedException if one of them throws; those after it are not called
     */
    void deliverOrders(ImportRun run, long chunkNo, List<ReturnedOrder> changes) {
        if (!changes.isEmpty()) {
            orderSinks.forEach(
                    sink -> careful(name(sink), chunkNo, () -> sink.returned(run.importId(), chunkNo, changes)));
        }
    }

    @Override
    public boolean areWritten() {
        return !replacesTables;
    }

    /** Whether any of them stands in for the tables of the catalogue. */
    boolean replaceTables() {
        return replacesTables;
    }

    /**
     * Hands a chunk over, in the caller's transaction.
     *
     * @throws SinkFailedException if one of them throws; those after it are not called
     */
    void deliver(ImportRun run, long chunkNo, List<CatalogRecord> chunk) {
        if (sinks.isEmpty()) {
            return;
        }
        List<KeyedRecord> records = chunk.stream()
                .filter(KeyedRecord.class::isInstance)
                .map(KeyedRecord.class::cast)
                .toList();
        if (!records.isEmpty()) {
            sinks.forEach(sink -> careful(name(sink), chunkNo, () -> sink.chunk(run.importId(), chunkNo, records)));
        }
    }

    private static void careful(String sink, long chunkNo, Delivery delivery) {
        try {
            delivery.run();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SinkFailedException(sink, chunkNo, stopping);
        } catch (Exception refused) {
            throw new SinkFailedException(sink, chunkNo, refused);
        }
    }

    private static String name(Object sink) {
        String name = sink.getClass().getName();
        int standIn = name.indexOf(STAND_IN);
        return standIn < 0 ? name : name.substring(0, standIn);
    }

    private interface Delivery {
        void run() throws Exception;
    }
}
