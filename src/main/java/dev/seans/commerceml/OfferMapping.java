package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.OfferRecord;
import dev.seans.records.Price;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import dev.seans.records.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code Предложение}, of a whole package or of its changes. */
final class OfferMapping {

    /** An offer that has none of these brings only prices, stock or a mark. */
    private static final Map<String, RecordField> DESCRIPTION = Map.of(
            "Наименование", RecordField.NAME,
            "Артикул", RecordField.ARTICLE,
            "Штрихкод", RecordField.BARCODE,
            "БазоваяЕдиница", RecordField.UNIT,
            "ХарактеристикиТовара", RecordField.CHARACTERISTICS,
            "ЗначенияСвойств", RecordField.PROPERTIES,
            "Картинка", RecordField.IMAGES);

    private static final Set<String> VALUES =
            Set.of("Цены", "Количество", "Остатки", "Склад", "Склады", "КоличествоНаСкладе", "КоличествоНаСкладах");

    private OfferMapping() {}

    static void map(Element element, GoodsContext context, Consumer<CatalogRecord> records) {
        ProductMapping.names(element, records);
        Mapping.singleOfCatalog(RecordKind.OFFER, OfferMapping::read).map(element, context, records);
    }

    private static OfferRecord read(Element element, GoodsContext context, RecordValues values)
            throws BadRecordException {
        Set<RecordField> told = RecordFields.toldBy(element, DESCRIPTION);
        String id = id(element);
        DeletionMark mark = RecordFields.mark(element, !told.isEmpty());
        List<Price> prices = prices(element, context.declaredPriceTypes(), values);
        Stock stock = StockMapping.read(element, values);
        return new OfferRecord(id, context.catalogId(), mark, content(element, told, values), prices, stock);
    }

    /** Prices and stock that stand in a product. */
    static OfferRecord values(Element product, GoodsContext context, RecordValues values) throws BadRecordException {
        return new OfferRecord(
                id(product),
                context.catalogId(),
                DeletionMark.UNMENTIONED,
                null,
                prices(product, context.declaredPriceTypes(), values),
                StockMapping.read(product, values));
    }

    /** Whether there are any. */
    static boolean hasValues(Element product) {
        return product.children().stream().anyMatch(child -> VALUES.contains(child.name()))
                && product.attributeOrText("Ид") != null;
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

    private static OfferRecord.@Nullable Content content(Element element, Set<RecordField> told, RecordValues values) {
        OfferRecord.Content content = new OfferRecord.Content(
                RecordFields.name(element),
                element.text("Артикул"),
                ProductMapping.barcodes(element),
                RecordFields.unit(element, values),
                ProductMapping.namedValues(element.childrenOf("ХарактеристикиТовара")),
                ProductMapping.properties(element, values),
                ProductMapping.images(element, values),
                Leftover.extra(element, null, values),
                told);
        return content.told().isEmpty() ? null : content;
    }

    /** Where there are prices and none is understood, nothing is said of them. */
    private static @Nullable List<Price> prices(Element element, Set<String> declaredTypes, RecordValues values) {
        Element holder = element.child("Цены");
        if (holder == null) {
            return null;
        }
        List<Price> prices = new ArrayList<>();
        Set<String> silent = new TreeSet<>(declaredTypes);
        for (Element told : holder.children("Цена")) {
            String type = values.reference(told, "ИдТипаЦены");
            silent.remove(Objects.requireNonNullElse(type, ""));
            Price price = price(told, type, values);
            if (price != null) {
                prices.add(price);
            }
        }
        if (!holder.children().isEmpty()) {
            silent.forEach(type -> prices.add(new Price(type, null, null, null, null, null)));
        }
        return prices.isEmpty() && !holder.children().isEmpty() ? null : prices;
    }

    /** An empty amount is a price on request; null for one that is not understood. */
    private static @Nullable Price price(Element element, @Nullable String type, RecordValues values) {
        BigDecimal amount = values.number(element, "ЦенаЗаЕдиницу");
        if (amount == null && element.text("ЦенаЗаЕдиницу") != null) {
            return null;
        }
        return new Price(
                type,
                amount,
                element.text("Валюта"),
                element.text("Единица"),
                values.number(element, "Коэффициент"),
                values.number(element, "МинКоличество"),
                amount == null ? null : element.text("Представление"));
    }
}
