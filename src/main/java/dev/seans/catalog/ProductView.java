package dev.seans.catalog;

import dev.seans.records.Characteristic;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import dev.seans.records.ProductDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as shops and operators see it.
 *
 * @param rowId where the next page begins
 * @param id of 1C
 * @param barcode the first one
 * @param name null for a product of which nothing but its deletion came
 * @param unit name of the base unit, or its code while the directory of units does not tell more
 * @param active false once {@code deactivate} has hidden it
 * @param untaxed what else stands in its row: all details but the taxes
 * @param updatedAt when it was last written, by the import {@code importId}
 */
public record ProductView(
        long rowId,
        String id,
        @Nullable String article,
        @Nullable String barcode,
        @Nullable String name,
        @Nullable String description,
        @Nullable String unit,
        @Nullable String unitCode,
        boolean deleted,
        boolean active,
        ProductDetails untaxed,
        Instant updatedAt,
        long importId,
        RecordParts parts) {

    /** In the order of 1C. */
    public List<String> barcodes() {
        return together(barcode, parts.texts(rowId, Part.PRODUCT_BARCODE));
    }

    /** Ids of the groups that it is in. */
    public List<String> groups() {
        return parts.texts(rowId, Part.PRODUCT_GROUP);
    }

    /** The main one first. */
    public List<ImageView> images() {
        return parts.images(rowId, Part.PRODUCT_IMAGE);
    }

    public List<PropertyView> propertyValues() {
        return parts.properties(rowId, Part.PRODUCT_PROPERTY);
    }

    /** The same by names. */
    public Map<String, List<String>> properties() {
        return PropertyView.byName(propertyValues());
    }

    public List<NamedValue> requisites() {
        return parts.namedValues(rowId, Part.PRODUCT_REQUISITE);
    }

    /** Those that stand at the product; those with an id belong to offers. */
    public List<Characteristic> characteristics() {
        return parts.of(
                rowId,
                Part.PRODUCT_CHARACTERISTIC,
                row -> new Characteristic(row.text(2), row.require(0), row.require(1)));
    }

    public List<UnitView> units() {
        return parts.units(rowId, Part.PRODUCT_UNIT);
    }

    /** What else is known. */
    public ProductDetails details() {
        return new ProductDetails(
                untaxed.code(),
                untaxed.fullName(),
                untaxed.country(),
                untaxed.weight(),
                untaxed.categoryId(),
                untaxed.manufacturerId(),
                untaxed.manufacturer(),
                parts.namedValues(rowId, Part.PRODUCT_TAX),
                untaxed.version());
    }

    /** What has no place of its own. */
    public Extra extra() {
        return parts.extra(rowId);
    }

    static List<String> together(@Nullable String first, List<String> further) {
        if (first == null || further.isEmpty()) {
            return first == null ? further : List.of(first);
        }
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(further);
        return all;
    }
}
