/**
 * What an order of a shop says, and whether 1C can take it. Orders know neither 1C's documents nor a database.
 *
 * <p>Applications import {@link Order}, {@link OrderLine}, {@link OrderTax}, {@link OrderUnit}, {@link Customer}, {@link PostalAddress},
 * {@link Contact}, {@link Delivery}, {@link Payment}, {@link Cancellation}, {@link Choice}, {@link InvalidOrderException}.
 */
@NullMarked
package dev.seans.orders;

import org.jspecify.annotations.NullMarked;
