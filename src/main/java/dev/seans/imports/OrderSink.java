package dev.seans.imports;

import dev.seans.orderbook.ReturnedOrder;
import java.util.List;

/**
 * Receives what 1C sends back of orders, for tables or systems of your own: a shop that lives in the same WAR. Make a CDI bean
 * that implements it, as of a {@link CatalogSink}; what is said there of the transaction, of repeats and of failures holds here,
 * too.
 */
public interface OrderSink {

    /**
     * Takes over documents that have brought a change, in the order of the file: orders, payments and shipments of orders that a
     * shop has put. What is the same as before does not come again.
     *
     * @param importId the import session, as in {@code /api/imports/{id}}
     * @param chunkNo the number of the chunk in that session, from 1; it is that of a {@link CatalogSink}
     * @param changes at least one; cannot be modified
     * @throws Exception if they were not taken over: the chunk is rolled back and comes again
     */
    void returned(long importId, long chunkNo, List<ReturnedOrder> changes) throws Exception;

    /** Its place among several sinks: the lower, the earlier. */
    default int order() {
        return 0;
    }
}
