package dev.seans.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Предложение}, of a whole package or of its changes. */
final class OfferMapping {

    /** An offer that has none of these brings only prices, stock or a mark. */
    private static final Set<String> DESCRIPTION =
            Set.of("Наименование", "Артикул", "Штрихкод", "БазоваяЕдиница", "ХарактеристикиТовара");

    private OfferMapping() {}

    static OfferRecord read(Element element, String catalogId, RecordValues values) throws BadRecordException {
        boolean described = element.children().stream().anyMatch(child -> DESCRIPTION.contains(child.name()));
        return new OfferRecord(
                id(element),
                catalogId,
                RecordFields.mark(element, described),
                described ? content(element) : null,
                prices(element, values),
                StockMapping.read(element, values));
    }

    /** Packages of changes name the characteristic in an element of its own. */
    private static String id(Element element) throws BadRecordException {
        String id = withoutEmptyCharacteristic(RecordFields.id(element));
        String characteristic = TextValue.reference(element.text("ИдХарактеристики"));
        if (characteristic == null || id.indexOf('#') >= 0) {
            return id;
        }
        return RecordFields.id(element, "Ид", id + "#" + characteristic);
    }

    /** An empty reference behind the {@code #} is none: the product itself is offered. */
    private static String withoutEmptyCharacteristic(String id) {
        int mark = id.indexOf('#');
        boolean empty = mark > 0 && TextValue.reference(TextValue.clean(id.substring(mark + 1))) == null;
        return empty ? id.substring(0, mark) : id;
    }

    private static OfferRecord.Content content(Element element) {
        return new OfferRecord.Content(
                RecordFields.name(element),
                element.text("Артикул"),
                element.text("Штрихкод"),
                RecordFields.unit(element),
                ProductMapping.namedValues(element.childrenOf("ХарактеристикиТовара")));
    }

    /** Where there are prices and none is understood, nothing is said of them. */
    private static @Nullable List<Price> prices(Element element, RecordValues values) {
        Element holder = element.child("Цены");
        if (holder == null) {
            return null;
        }
        List<Price> prices = new ArrayList<>();
        List<Element> told = holder.children("Цена");
        for (Element price : told) {
            Price read = price(price, values);
            if (read != null) {
                prices.add(read);
            }
        }
        return prices.isEmpty() && !told.isEmpty() ? null : prices;
    }

    /** An empty amount is a price on request; null for one that is not understood. */
    private static @Nullable Price price(Element element, RecordValues values) {
        BigDecimal amount = values.number(element, "ЦенаЗаЕдиницу");
        if (amount == null && element.text("ЦенаЗаЕдиницу") != null) {
            return null;
        }
        return new Price(
                values.reference(element, "ИдТипаЦены"),
                amount,
                element.text("Валюта"),
                element.text("Единица"),
                values.number(element, "Коэффициент"),
                values.number(element, "МинКоличество"));
    }
}
