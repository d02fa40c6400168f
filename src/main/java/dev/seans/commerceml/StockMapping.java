package dev.seans.commerceml;

import dev.seans.records.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock in an offer, in all forms that exports have had for it: {@code Склад} with attributes for each warehouse;
 * {@code Склады} with attributes, or as a list, which is also called {@code КоличествоНаСкладах}; {@code Остатки} with an {@code Остаток} for each warehouse or over all of
 * them; {@code Количество} over all warehouses. Beside warehouses, {@code Количество} is their sum and no level of its
 * own. An empty list says that there is none in stock; a list of which nothing is understood says nothing.
 */
final class StockMapping {

    private final RecordValues values;
    private final List<Stock.Level> levels = new ArrayList<>();
    private @Nullable BigDecimal total;
    private @Nullable BigDecimal sumOfRests;
    private boolean mentioned;
    private boolean notUnderstood;

    private StockMapping(RecordValues values) {
        this.values = values;
    }

    /** Null if the offer says nothing of stock. */
    static @Nullable Stock read(Element offer, RecordValues values) {
        StockMapping mapping = new StockMapping(values);
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
        boolean says = (mentioned && !notUnderstood) || !levels.isEmpty();
        return says ? new Stock(quantity, levels) : null;
    }

    private void add(Element child) {
        switch (child.name()) {
            case "Количество" -> setTotal(child);
            case "Склад", "КоличествоНаСкладе" -> addWarehouse(child);
            case "Склады", "КоличествоНаСкладах" -> addWarehouses(child);
            case "Остатки" -> addRests(child);
            default -> {
                // no stock
            }
        }
    }

    /** Packages of changes repeat the element, or have one as a list. */
    private void addWarehouses(Element holder) {
        mentioned = true;
        if (warehouseId(holder) != null) {
            addWarehouse(holder);
            return;
        }
        for (Element warehouse : holder.children()) {
            addWarehouse(warehouse);
        }
    }

    private void addWarehouse(Element warehouse) {
        String id = values.required(warehouse, warehouse.name(), warehouseId(warehouse));
        if (id == null) {
            notUnderstood = true;
        } else {
            addLevel(id, warehouse, warehouse.attributeOrText("КоличествоНаСкладе"));
        }
    }

    private void addRests(Element holder) {
        mentioned = true;
        addToSum(holder, holder.text());
        for (Element rest : holder.children("Остаток")) {
            addRest(rest);
        }
    }

    /** The quantity stands in the warehouse or beside it; without a warehouse it is over all of them. */
    private void addRest(Element rest) {
        List<Element> warehouses = rest.children("Склад");
        if (warehouses.isEmpty()) {
            addToSum(rest, rest.children().isEmpty() ? rest.text() : rest.text("Количество"));
        }
        for (Element warehouse : warehouses) {
            String own = warehouse.text("Количество");
            addRest(warehouse, own == null ? rest.text("Количество") : own);
        }
    }

    private void addRest(Element warehouse, @Nullable String quantity) {
        String named = warehouseId(warehouse);
        String id = values.reference(warehouse, warehouse.name(), named == null ? warehouse.text() : named);
        if (id == null) {
            addToSum(warehouse, quantity);
        } else {
            addLevel(id, warehouse, quantity);
        }
    }

    private void setTotal(Element quantity) {
        BigDecimal number = values.number(quantity);
        total = number == null ? total : number;
        notUnderstood |= number == null && quantity.text() != null;
    }

    private void addToSum(Element place, @Nullable String quantity) {
        BigDecimal more = values.number(place, "Количество", quantity);
        if (more != null) {
            sumOfRests = sumOfRests == null ? more : values.sum(place, sumOfRests, more);
        }
        notUnderstood |= more == null && quantity != null;
    }

    private static @Nullable String warehouseId(Element warehouse) {
        String id = warehouse.attributeOrText("ИдСклада");
        return id == null ? warehouse.text("Ид") : id;
    }

    /** No quantity at all is zero: the warehouse is named. */
    private void addLevel(String id, Element warehouse, @Nullable String told) {
        String text = told == null ? warehouse.text("Количество") : told;
        BigDecimal quantity = text == null ? BigDecimal.ZERO : values.number(warehouse, "КоличествоНаСкладе", text);
        if (quantity == null) {
            notUnderstood = true;
        } else {
            levels.add(new Stock.Level(id, quantity));
        }
    }
}
