package dev.seans.commerceml;

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

    /** Reads them from {@code Товар}. */
    static ProductDetails read(Element product, RecordValues values) {
        Element maker = product.child("Изготовитель");
        return new ProductDetails(
                product.text("Код"),
                TextValue.unescapedTwice(product.text("ПолноеНаименование")),
                product.text("Страна"),
                values.number(product, "Вес"),
                values.reference(product, "Категория"),
                maker == null ? null : values.reference(maker, "Ид"),
                maker == null ? null : maker.children().isEmpty() ? maker.text() : RecordFields.name(maker),
                taxes(product),
                product.text("НомерВерсии"));
    }

    /** A rate is a text: {@code Без налога} is one, too. */
    private static List<NamedValue> taxes(Element product) {
        return product.childrenOf("СтавкиНалогов").stream()
                .filter(tax -> tax.text("Наименование") != null && tax.text("Ставка") != null)
                .map(tax ->
                        new NamedValue(String.valueOf(tax.text("Наименование")), String.valueOf(tax.text("Ставка"))))
                .toList();
    }
}
