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

    static OfferRecord read(Element element, String catalogId) throws BadRecordException {
        boolean described = element.children().stream().anyMatch(child -> DESCRIPTION.contains(child.name()));
        return new OfferRecord(
                id(element),
                catalogId,
                RecordFields.mark(element, described),
                described ? content(element) : null,
                prices(element),
                StockMapping.read(element));
    }

    /** Packages of changes name the characteristic in an element of its own. */
    private static String id(Element element) throws BadRecordException {
        String id = withoutEmptyCharacteristic(RecordFields.id(element));
        String characteristic = TextValue.reference(element.text("ИдХарактеристики"));
        if (characteristic == null || id.indexOf('#') >= 0) {
            return id;
        }
        return RecordFields.required(element, "Ид", id + "#" + characteristic);
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

    private static @Nullable List<Price> prices(Element element) throws BadRecordException {
        Element holder = element.child("Цены");
        if (holder == null) {
            return null;
        }
        List<Price> prices = new ArrayList<>();
        for (Element price : holder.children("Цена")) {
            prices.add(price(price));
        }
        return prices;
    }

    private static Price price(Element element) throws BadRecordException {
        String amount = element.text("ЦенаЗаЕдиницу");
        if (amount == null) {
            throw new BadRecordException(RejectionReason.BAD_NUMBER, "Цена without ЦенаЗаЕдиницу");
        }
        return new Price(
                RecordFields.optional(element.text("ИдТипаЦены")),
                DecimalText.parse(amount),
                element.text("Валюта"),
                element.text("Единица"),
                number(element.text("Коэффициент")),
                number(element.text("МинКоличество")));
    }

    private static @Nullable BigDecimal number(@Nullable String text) throws BadRecordException {
        return text == null ? null : DecimalText.parse(text);
    }
}
