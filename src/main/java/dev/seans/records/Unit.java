package dev.seans.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of measure.
 *
 * @param code of the Russian classifier, such as {@code 796} for pieces
 * @param name such as {@code Штука}
 * @param shortName such as {@code шт}, where there is a name beside it
 * @param international such as {@code PCE}
 * @param conversions into other units, such as boxes
 */
public record Unit(
        @Nullable String code,
        @Nullable String name,
        @Nullable String shortName,
        @Nullable String international,
        List<Conversion> conversions) {

    public static final Unit NONE = new Unit(null, null);

    public Unit {
        conversions = List.copyOf(conversions);
    }

    /** A unit of which no more is told. */
    public Unit(@Nullable String code, @Nullable String name) {
        this(code, name, null, null, List.of());
    }

    /** Of the conversions. */
    public List<@Nullable Object[]> rows() {
        if (conversions.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        conversions.forEach(one -> rows.add(new @Nullable Object[] {one.unit(), one.coefficient()}));
        return rows;
    }

    /**
     * How many of the unit are in another one.
     *
     * @param unit the other one, mostly by its code
     */
    public record Conversion(
            @Nullable String unit, @Nullable BigDecimal coefficient) {}
}
