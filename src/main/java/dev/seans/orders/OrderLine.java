package dev.seans.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was bought, and for how much.
 *
 * @param id of 1C: that of the product, or {@code product#characteristic}; null for what 1C does not know yet
 * @param article by which 1C looks when it does not know the id
 * @param name exactly as in 1C: by it 1C looks last, and makes a new product of what it does not find
 * @param quantity above 0, up to three digits behind the point
 * @param price of one unit, with all discounts already in it
 * @param sum of the line, with all discounts already in it; it decides, the price is rounded
 */
public record OrderLine(
        @Nullable String id,
        @Nullable String article,
        String name,
        OrderUnit unit,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal sum,
        OrderTax tax,
        Kind kind) {

    private static final BigDecimal HALF_HUNDREDTH = new BigDecimal("0.005");

    /**
     * Blanks around the name are dropped.
     *
     * @throws InvalidOrderException with all that 1C could not take
     */
    public OrderLine {
        name = OrderCheck.trimmed(name);
        new OrderCheck()
                .optional("id", id, 80)
                .that(id == null || id.equals(id.strip()), "id", "has blanks around it: 1C would know another one")
                .optional("article", article, 100)
                .text("name", name, 255)
                .that(
                        name == null || name.indexOf('#') < 0 || (id != null && hasCharacteristic(id)),
                        "name",
                        "has a #, which 1C takes for a characteristic that the id does not have, and refuses the whole"
                                + " exchange: remove it")
                .needed("unit", unit, "without one 1C takes that of the line before")
                .number("quantity", quantity, 3)
                .that(
                        quantity == null || quantity.signum() != 0,
                        "quantity",
                        "is 0: 1C drops such a line; leave it out")
                .money("price", price)
                .money("sum", sum)
                .needed("tax", tax, "without one 1C takes that of the line before")
                .needed("kind", kind, "goods or service")
                .done();
        quantity = quantity.stripTrailingZeros();
        price = OrderCheck.money(price);
        sum = OrderCheck.money(sum);
        new OrderCheck()
                .that(
                        makesSum(quantity, price, sum),
                        "sum",
                        "is not quantity times price, rounded: 1C would compute another one; put discounts into both")
                .done();
    }

    private static boolean hasCharacteristic(String id) {
        int mark = id.indexOf('#');
        return mark >= 0 && mark < id.length() - 1;
    }

    /** The price is rounded to hundredths, so it may be off by half of one for each unit. */
    private static boolean makesSum(BigDecimal quantity, BigDecimal price, BigDecimal sum) {
        BigDecimal off = quantity.multiply(price).subtract(sum).abs();
        return off.compareTo(quantity.add(BigDecimal.ONE).multiply(HALF_HUNDREDTH)) <= 0;
    }

    /** What kind of thing 1C is to make of a product that it does not know. */
    public enum Kind {
        GOODS,
        SERVICE
    }
}
