package dev.seans.catalog;

import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer as shops and operators see it.
 *
 * @param rowId where the next page begins
 * @param id of 1C
 * @param barcode the first one
 * @param name null for an offer of which only prices or stock came
 * @param unit name of the base unit, or its code while the directory of units does not tell more
 * @param active false once {@code deactivate} has hidden it
 * @param quantity over all warehouses, if the source says it
 * @param updatedAt when it was last written, by the import {@code importId}
 */
public record OfferView(
        long rowId,
        String id,
        String productId,
        @Nullable String article,
        @Nullable String barcode,
        @Nullable String name,
        @Nullable String unit,
        @Nullable String unitCode,
        boolean deleted,
        boolean active,
        @Nullable BigDecimal quantity,
        Instant updatedAt,
        long importId,
        RecordParts parts) {

    /** In the order of 1C. */
    public List<String> barcodes() {
        return ProductView.together(barcode, parts.texts(rowId, Part.OFFER_BARCODE));
    }

    /** Its own, or else those that stand at its product under its id. */
    public List<NamedValue> characteristics() {
        List<NamedValue> own = parts.namedValues(rowId, Part.OFFER_CHARACTERISTIC);
        return own.isEmpty() ? parts.namedValues(rowId, Part.CHARACTERISTIC_OF_PRODUCT) : own;
    }

    public List<PriceView> prices() {
        return parts.of(rowId, Part.PRICE, PriceView::of);
    }

    public List<StockView> stocks() {
        return parts.of(rowId, Part.STOCK, StockView::of);
    }

    /** As those of a product. */
    public List<PropertyView> propertyValues() {
        return parts.properties(rowId, Part.OFFER_PROPERTY);
    }

    /** As those of a product. */
    public Map<String, List<String>> properties() {
        return PropertyView.byName(propertyValues());
    }

    /** As those of a product. */
    public List<ImageView> images() {
        return parts.images(rowId, Part.OFFER_IMAGE);
    }

    public List<UnitView> units() {
        return parts.units(rowId, Part.OFFER_UNIT);
    }

    /** What has no place of its own. */
    public Extra extra() {
        return parts.extra(rowId);
    }

    /**
     * A price.
     *
     * @param typeId null if the source names no price type
     * @param typeName null while the price type is not known
     * @param taxIncluded whether the tax is in the amount; null if the price type does not say
     * @param presentation in 1C's words
     * @param unit short name of a code that the directory of units knows; else as the source writes it
     * @param unitCode as the source writes it
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
            @Nullable String presentation,
            @Nullable String unitCode) {

        private static PriceView of(RecordParts.Row row) {
            return new PriceView(
                    row.text(0),
                    row.text(1),
                    row.flag(2),
                    row.requireNumber(3),
                    row.text(4),
                    row.text(5),
                    row.number(6),
                    row.number(7),
                    row.text(8),
                    row.text(9));
        }
    }

    /**
     * A quantity in a warehouse.
     *
     * @param warehouseId null if the source does not tell warehouses apart
     * @param warehouseName null while the warehouse is not known
     */
    public record StockView(
            @Nullable String warehouseId, @Nullable String warehouseName, BigDecimal quantity) {

        private static StockView of(RecordParts.Row row) {
            return new StockView(row.text(0), row.text(1), row.requireNumber(2));
        }
    }
}
