package dev.seans.records;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What 1C says of an order: the order itself, or a payment or a shipment of it. What it does not say is null.
 *
 * @param line of the document at which it begins, from 1
 * @param id the site's, or one of 1C's own
 * @param number of the site
 * @param base the number, or id, of the order to which a payment or a shipment belongs
 * @param version as 1C counts; of no known order
 * @param numberInOneC by which 1C's users know it
 * @param dateInOneC local, {@code 2026-03-12T09:05:00} or a date alone, as are the others
 * @param date of the document
 * @param sum without lines that are cancelled in 1C
 * @param posted whether it has its effect in 1C's accounts
 * @param deleted whether it is marked for deletion there
 * @param cancelled whether 1C says so in words; most never do
 * @param settled of a payment, whether it was made; of a shipment, whether the goods have left
 * @param values all requisites, by name
 * @param extra what else the document says, such as of the buyer
 */
public record OrderRecord(
        Operation operation,
        int line,
        @Nullable String id,
        @Nullable String number,
        @Nullable String base,
        @Nullable String version,
        @Nullable String numberInOneC,
        @Nullable String dateInOneC,
        @Nullable String date,
        @Nullable BigDecimal sum,
        @Nullable Boolean posted,
        @Nullable Boolean deleted,
        @Nullable Boolean cancelled,
        @Nullable Boolean settled,
        List<Line> lines,
        SortedMap<String, String> values,
        Extra extra)
        implements CatalogRecord {

    public OrderRecord {
        lines = List.copyOf(lines);
    }

    /**
     * Whether 1C says that the order is cancelled. Stock ones have no word for it, and send cancelled lines like others: only the sum
     * of the document leaves them out.
     */
    public boolean isCalledOff() {
        boolean hasLinesOfSome = lines.stream().map(Line::sum).anyMatch(some -> some != null && some.signum() > 0);
        return Boolean.TRUE.equals(cancelled)
                || Boolean.TRUE.equals(deleted)
                || (sum != null && sum.signum() == 0 && hasLinesOfSome);
    }

    /** What kind of document it is. */
    public enum Operation {
        ORDER,
        PAYMENT,
        SHIPMENT,

        /** Something else, such as an invoice. */
        OTHER
    }

    /**
     * A line of an order or a shipment. Lines that are cancelled in 1C look like the others; the sum of the document leaves them
     * out.
     */
    public record Line(
            @Nullable String id,
            @Nullable String article,
            @Nullable String name,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal sum) {}
}
