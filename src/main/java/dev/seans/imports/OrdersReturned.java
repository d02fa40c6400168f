package dev.seans.imports;

import dev.seans.orderbook.ReturnedOrder;
import java.util.List;

/**
 * 1C has sent orders back, and the chunk with them is committed. What a crash has swallowed does not come again: whoever must not
 * miss any takes an {@link OrderSink}, or reads the orders' own state.
 *
 * @param orders documents that have brought a change, in the order of the file; at least one
 */
public record OrdersReturned(ImportedFile file, List<ReturnedOrder> orders) implements ImportEvent {

    public OrdersReturned {
        orders = List.copyOf(orders);
    }
}
