/**
 * Which orders there are, what 1C has been offered of them, and what it has confirmed: each version of an order by itself, so
 * that nothing is lost and nothing is sent twice on purpose.
 *
 * <p>Applications import {@link Orders}, {@link OrderStatus}, {@link OrderState}, {@link OrderConflictException},
 * {@link ReturnedOrder}.
 */
@NullMarked
package dev.seans.orderbook;

import org.jspecify.annotations.NullMarked;
