package dev.seans.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stock in an offer: {@code Склад} with attributes for each warehouse, {@code Количество} over all of them, or both.
 * Beside warehouses, {@code Количество} is their sum and no level of its own.
 */
final class StockMapping {

    private StockMapping() {}

    /** Null if the offer says nothing of stock. */
    static @Nullable Stock read(Element offer) throws BadRecordException {
        String total = offer.text("Количество");
        BigDecimal quantity = total == null ? null : DecimalText.parse(total);
        List<Stock.Level> levels = levels(offer);
        if (levels.isEmpty() && quantity != null) {
            levels.add(new Stock.Level(null, quantity));
        }
        return levels.isEmpty() ? null : new Stock(quantity, levels);
    }

    private static List<Stock.Level> levels(Element offer) throws BadRecordException {
        List<Stock.Level> levels = new ArrayList<>();
        for (Element warehouse : warehouses(offer)) {
            String id = RecordFields.required(warehouse, "ИдСклада", warehouseId(warehouse));
            String quantity = quantity(warehouse);
            levels.add(new Stock.Level(id, quantity == null ? BigDecimal.ZERO : DecimalText.parse(quantity)));
        }
        return levels;
    }

    /** Packages of changes have a list around them. */
    private static List<Element> warehouses(Element offer) {
        return Stream.concat(offer.children("Склад").stream(), offer.childrenOf("Склады").stream())
                .toList();
    }

    private static @Nullable String warehouseId(Element warehouse) {
        String id = warehouse.attributeOrText("ИдСклада");
        return id == null ? warehouse.text("Ид") : id;
    }

    private static @Nullable String quantity(Element warehouse) {
        String quantity = warehouse.attributeOrText("КоличествоНаСкладе");
        return quantity == null ? warehouse.text("Количество") : quantity;
    }
}
