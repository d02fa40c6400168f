package dev.seans.records;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product may have beside name, article and description; null for what is not known.
 *
 * @param code that 1C's users know it by
 * @param fullName as it stands on printed forms
 * @param country of origin
 * @param weight in kilograms, unless the base has another custom
 * @param categoryId of the classifier
 * @param manufacturerId in 1C; some bases tell only the name
 * @param manufacturer its name
 * @param taxes sorted by name
 * @param version of the record in 1C: another one whenever it was saved
 */
public record ProductDetails(
        @Nullable String code,
        @Nullable String fullName,
        @Nullable String country,
        @Nullable BigDecimal weight,
        @Nullable String categoryId,
        @Nullable String manufacturerId,
        @Nullable String manufacturer,
        List<NamedValue> taxes,
        @Nullable String version) {

    public static final ProductDetails NONE =
            new ProductDetails(null, null, null, null, null, null, null, List.of(), null);

    public ProductDetails {
        taxes = taxes.stream().sorted().toList();
    }
}
