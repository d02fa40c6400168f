package dev.seans.orders;

import org.jspecify.annotations.Nullable;

/**
 * That an order is cancelled.
 *
 * @param reason in the words of the shop; null if none was given
 */
public record Cancellation(@Nullable String reason) {

    /**
     * Blanks around the reason are dropped.
     *
     * @throws InvalidOrderException if it is empty, too long, or no text for XML
     */
    public Cancellation {
        reason = OrderCheck.stripped(reason);
        new OrderCheck().optional("reason", reason, 1000).done();
    }
}
