package dev.seans.orderbook;

import dev.seans.commerceml.OrderDocuments;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** The document of an offer, while orders are added to it. */
final class OfferDocument {

    private final OrderDocuments documents;
    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private int orders;
    private boolean full;

    OfferDocument(OrderDocuments documents, Instant now, long limit) {
        this.documents = documents;
        this.limit = limit;
        bytes.writeBytes(documents.head(now));
    }

    /**
     * Adds an order, unless it would make the document larger than it may be; the first one always fits.
     *
     * @return whether it was added
     * @throws dev.seans.orders.InvalidOrderException if what is stored of it is no order that 1C could take
     */
    boolean add(OrderStatus order) {
        if (full) {
            return false;
        }
        byte[] xml = documents.of(order.order(), order.number(), order.version());
        full = orders > 0 && bytes.size() + xml.length > limit;
        if (!full) {
            bytes.writeBytes(xml);
            orders++;
        }
        return !full;
    }

    /** All of it. No more orders can be added. */
    byte[] end() {
        full = true;
        bytes.writeBytes(documents.tail());
        return bytes.toByteArray();
    }
}
