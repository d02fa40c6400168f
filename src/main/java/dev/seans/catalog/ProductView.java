package dev.seans.catalog;

import dev.seans.records.Characteristic;
import dev.seans.records.Extra;
import dev.seans.records.ProductDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as operators see it.
 *
 * @param rowId where the next page begins
 * @param id of 1C
 * @param name null for a product of which nothing but its deletion came
 * @param unit name of the base unit, or its code while the directory of units does not tell more
 * @param active false once {@code deactivate} has hidden it
 * @param barcodes in the order of 1C
 * @param properties name of a property, or its id while the name is not known, to its values, those of all properties of this
 *     name; a value of a directory is given as its text once that is known
 * @param details what else is known
 * @param extra what has no place of its own
 * @param characteristics that stand at the product; those with an id belong to offers
 * @param updatedAt when it was last written, by the import {@code importId}
 */
public record ProductView(
        long rowId,
        String id,
        @Nullable String article,
        List<String> barcodes,
        @Nullable String name,
        @Nullable String unit,
        boolean deleted,
        boolean active,
        List<String> groups,
        List<ImageView> images,
        Map<String, List<String>> properties,
        List<Characteristic> characteristics,
        ProductDetails details,
        Extra extra,
        Instant updatedAt,
        long importId) {

    /** The first one. */
    public @Nullable String barcode() {
        return barcodes.isEmpty() ? null : barcodes.get(0);
    }
}
