package dev.seans.commerceml;

import dev.seans.records.NamedValue;
import dev.seans.records.ProductDetails;
import java.util.List;

/** {@code Товар}: what a product may have beside name, article and description. */
final class DetailsMapping {

    private DetailsMapping() {}

    static ProductDetails of(Element product, RecordValues values) {
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
