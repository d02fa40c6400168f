package dev.seans.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * The value-added tax of a line.
 *
 * @param rate in percent, such as {@code 20}; {@code none} for what is not taxed
 * @param included whether price and sum contain it
 */
public record OrderTax(String rate, boolean included) {

    /** Of what is not taxed. */
    public static final String NONE = "none";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern RATE = Pattern.compile("none|[0-9]{1,2}");

    /** @throws InvalidOrderException if the rate is none */
    public OrderTax {
        new OrderCheck()
                .needed(
                        "rate",
                        rate,
                        "whole percent such as \"20\", or \"none\"; without one 1C takes that of the line before")
                .matches("rate", rate, RATE, "is no rate: whole percent such as \"20\", or \"none\"")
                .done();
    }

    /** How much of a sum, or on top of it, is tax; in hundredths. */
    public BigDecimal of(BigDecimal sum) {
        if (rate.equals(NONE)) {
            return BigDecimal.ZERO.setScale(2);
        }
        BigDecimal percent = new BigDecimal(rate);
        BigDecimal base = included ? HUNDRED.add(percent) : HUNDRED;
        return sum.multiply(percent).divide(base, 2, RoundingMode.HALF_UP);
    }
}
