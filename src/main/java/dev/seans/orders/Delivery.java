package dev.seans.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an order gets to the customer.
 *
 * @param method the way of delivery
 * @param address where to, in one line; null if it is the customer's
 * @param price what the customer pays for it, as a line of its own in 1C; null if nothing
 * @param tax of the price; needed with it
 */
public record Delivery(
        Choice method,
        @Nullable String address,
        @Nullable BigDecimal price,
        @Nullable OrderTax tax) {

    /**
     * Blanks around the address are dropped.
     *
     * @throws InvalidOrderException with all that 1C could not take
     */
    public Delivery {
        address = OrderCheck.stripped(address);
        OrderCheck check = new OrderCheck()
                .needed("method", method, "the way of delivery, with its name")
                .optional("address", address, 500)
                .that((price == null) == (tax == null), "tax", "belongs to a price: give both or neither");
        (price == null ? check : check.money("price", price)).done();
        price = price == null ? null : OrderCheck.money(price);
    }

    /** What it adds to the sum of the order. */
    public BigDecimal priceOrZero() {
        return price == null ? BigDecimal.ZERO : price;
    }
}
