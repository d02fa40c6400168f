package dev.seans.orders;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an order was paid.
 *
 * @param paidAt when
 * @param sum how much
 * @param number of the payment, at the bank or the acquirer
 * @param kind which document 1C is to make of it
 */
public record Payment(
        Instant paidAt, BigDecimal sum, @Nullable String number, Kind kind) {

    /** By transfer. */
    public Payment(Instant paidAt, BigDecimal sum, @Nullable String number) {
        this(paidAt, sum, number, Kind.TRANSFER);
    }

    /** @throws InvalidOrderException with all that 1C could not take */
    public Payment {
        new OrderCheck()
                .needed("date", paidAt, "when it was paid")
                .money("sum", sum)
                .optional("number", number, 100)
                .needed("kind", kind, "transfer, cash or card")
                .done();
        sum = OrderCheck.money(sum);
    }

    /** How it was paid. */
    public enum Kind {
        TRANSFER,
        CASH,
        CARD
    }
}
