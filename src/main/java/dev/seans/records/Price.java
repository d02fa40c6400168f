package dev.seans.records;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One price of an offer.
 *
 * @param priceTypeId null if the document names none
 * @param amount for one unit; null if there is no such price, which some shops call "on request"
 * @param unit as 1C writes it, such as {@code шт} or {@code PCE}
 * @param coefficient how many base units are in this unit
 * @param minQuantity from which quantity on the price holds
 * @param presentation in 1C's words, such as {@code 100 руб. за шт}
 */
public record Price(
        @Nullable String priceTypeId,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String unit,
        @Nullable BigDecimal coefficient,
        @Nullable BigDecimal minQuantity,
        @Nullable String presentation) {

    /** One that 1C has not put into words. */
    public Price(
            @Nullable String priceTypeId,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String unit,
            @Nullable BigDecimal coefficient,
            @Nullable BigDecimal minQuantity) {
        this(priceTypeId, amount, currency, unit, coefficient, minQuantity, null);
    }

    /** An order that does not depend on the document's. */
    static final Comparator<Price> ORDER = Comparator.comparing(
                    Price::priceTypeId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::minQuantity, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::amount, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Price::toString);
}
