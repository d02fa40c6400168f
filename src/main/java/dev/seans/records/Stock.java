package dev.seans.records;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an offer there is.
 *
 * @param quantity {@code Количество}: over all warehouses; null if the document does not say
 * @param levels one for each warehouse, sorted; a document without warehouses gives one level that names none
 */
public record Stock(@Nullable BigDecimal quantity, List<Level> levels) {

    public Stock {
        levels = levels.stream().sorted(Level.ORDER).toList();
    }

    /**
     * A quantity in one place.
     *
     * @param warehouseId null if the document names none
     */
    public record Level(@Nullable String warehouseId, BigDecimal quantity) {

        static final Comparator<Level> ORDER = Comparator.comparing(
                        Level::warehouseId, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Level::quantity);
    }
}
