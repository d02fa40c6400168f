package dev.seans.catalog;

import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer as operators see it.
 *
 * @param rowId where the next page begins
 * @param id of 1C
 * @param name null for an offer of which only prices or stock came
 * @param active false once {@code deactivate} has hidden it
 * @param barcodes in the order of 1C
 * @param characteristics its own, or else those that stand at its product under its id
 * @param properties as those of a product
 * @param images as those of a product
 * @param extra what has no place of its own
 * @param quantity over all warehouses, if the source says it
 * @param updatedAt when it was last written, by the import {@code importId}
 */
public record OfferView(
        long rowId,
        String id,
        String productId,
        @Nullable String article,
        List<String> barcodes,
        @Nullable String name,
        boolean deleted,
        boolean active,
        List<NamedValue> characteristics,
        List<PriceView> prices,
        @Nullable BigDecimal quantity,
        List<StockView> stocks,
        Map<String, List<String>> properties,
        List<ImageView> images,
        Extra extra,
        Instant updatedAt,
        long importId) {

    /** The first one. */
    public @Nullable String barcode() {
        return barcodes.isEmpty() ? null : barcodes.get(0);
    }

    /**
     * A price.
     *
     * @param typeId null if the source names no price type
     * @param typeName null while the price type is not known
     * @param taxIncluded whether the tax is in the amount; null if the price type does not say
     * @param presentation in 1C's words
     * @param unit as the source writes it; the short name of a code that the directory of units knows
     */
    public record PriceView(
            @Nullable String typeId,
            @Nullable String typeName,
            @Nullable Boolean taxIncluded,
            BigDecimal amount,
            @Nullable String currency,
            @Nullable String unit,
            @Nullable BigDecimal coefficient,
            @Nullable BigDecimal minQuantity,
            @Nullable String presentation) {}

    /**
     * A quantity in a warehouse.
     *
     * @param warehouseId null if the source does not tell warehouses apart
     * @param warehouseName null while the warehouse is not known
     */
    public record StockView(
            @Nullable String warehouseId, @Nullable String warehouseName, BigDecimal quantity) {}
}
