package dev.seans.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock in an offer, in all forms that exports have had for it: {@code Склад} with attributes for each warehouse;
 * {@code Склады} with attributes, or as a list; {@code Остатки} with an {@code Остаток} for each warehouse or over all of
 * them; {@code Количество} over all warehouses. Beside warehouses, {@code Количество} is their sum and no level of its
 * own. An empty list says that there is none in stock.
 */
final class StockMapping {

    private final List<Stock.Level> levels = new ArrayList<>();
    private @Nullable BigDecimal total;
    private @Nullable BigDecimal sumOfRests;
    private boolean mentioned;

    private StockMapping() {}

    /** Null if the offer says nothing of stock. */
    static @Nullable Stock read(Element offer) throws BadRecordException {
        StockMapping mapping = new StockMapping();
        for (Element child : offer.children()) {
            mapping.add(child);
        }
        return mapping.stock();
    }

    private @Nullable Stock stock() {
        BigDecimal quantity = total == null ? sumOfRests : total;
        if (levels.isEmpty() && quantity != null) {
            levels.add(new Stock.Level(null, quantity));
        }
        return mentioned || !levels.isEmpty() ? new Stock(quantity, levels) : null;
    }

    private void add(Element child) throws BadRecordException {
        switch (child.name()) {
            case "Количество" -> setTotal(child.text());
            case "Склад" -> addWarehouse(child);
            case "Склады" -> addWarehouses(child);
            case "Остатки" -> addRests(child);
            default -> {
                // no stock
            }
        }
    }

    /** Packages of changes repeat the element, or have one as a list. */
    private void addWarehouses(Element holder) throws BadRecordException {
        mentioned = true;
        if (warehouseId(holder) != null) {
            addWarehouse(holder);
            return;
        }
        for (Element warehouse : holder.children()) {
            addWarehouse(warehouse);
        }
    }

    private void addWarehouse(Element warehouse) throws BadRecordException {
        String id = RecordFields.required(warehouse, "ИдСклада", warehouseId(warehouse));
        levels.add(new Stock.Level(id, quantity(warehouse.attributeOrText("КоличествоНаСкладе"), warehouse)));
    }

    private void addRests(Element holder) throws BadRecordException {
        mentioned = true;
        for (Element rest : holder.children("Остаток")) {
            addRest(rest);
        }
    }

    /** The quantity stands in the warehouse or beside it; without a warehouse it is over all of them. */
    private void addRest(Element rest) throws BadRecordException {
        List<Element> warehouses = rest.children("Склад");
        if (warehouses.isEmpty()) {
            addToSum(rest.text("Количество"));
        }
        for (Element warehouse : warehouses) {
            String own = warehouse.text("Количество");
            addRest(warehouse, own == null ? rest.text("Количество") : own);
        }
    }

    private void addRest(Element warehouse, @Nullable String quantity) throws BadRecordException {
        String named = warehouseId(warehouse);
        String id = RecordFields.optional(named == null ? warehouse.text() : named);
        if (id == null) {
            addToSum(quantity);
        } else {
            levels.add(new Stock.Level(id, quantity(quantity, warehouse)));
        }
    }

    private void setTotal(@Nullable String quantity) throws BadRecordException {
        if (quantity != null) {
            total = DecimalText.parse(quantity);
        }
    }

    private void addToSum(@Nullable String quantity) throws BadRecordException {
        if (quantity != null) {
            BigDecimal more = DecimalText.parse(quantity);
            sumOfRests = sumOfRests == null ? more : DecimalText.requireFit(sumOfRests.add(more));
        }
    }

    private static @Nullable String warehouseId(Element warehouse) {
        String id = warehouse.attributeOrText("ИдСклада");
        return id == null ? warehouse.text("Ид") : id;
    }

    /** None at all is zero: the warehouse is named. */
    private static BigDecimal quantity(@Nullable String told, Element warehouse) throws BadRecordException {
        String quantity = told == null ? warehouse.text("Количество") : told;
        return quantity == null ? BigDecimal.ZERO : DecimalText.parse(quantity);
    }
}
