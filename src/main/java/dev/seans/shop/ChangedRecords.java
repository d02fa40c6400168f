package dev.seans.shop;

import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.ClassifierView;
import dev.seans.catalog.OfferView;
import dev.seans.catalog.ProductView;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.orderbook.OrderStatus;
import dev.seans.orderbook.Orders;
import dev.seans.orderbook.ReturnedDocuments;
import dev.seans.records.RecordKind;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What changes are about, as it is now, which may be newer than the change: a few statements for each kind in a page. */
@OnePerApplication
class ChangedRecords {

    private final CatalogQueries catalog;
    private final Orders orders;
    private final ReturnedDocuments returned;

    @Inject
    ChangedRecords(CatalogQueries catalog, Orders orders, ReturnedDocuments returned) {
        this.catalog = catalog;
        this.orders = orders;
        this.returned = returned;
    }

    /** By the place of the change; none of what is gone since. */
    Map<ChangeCursor, JsonValue> of(List<Change> changes) {
        Map<ChangeCursor, JsonValue> found = new HashMap<>();
        changes.stream().collect(Collectors.groupingBy(Change::kind)).forEach((kind, some) -> {
            Map<Long, JsonValue> bodies =
                    bodies(kind, some.stream().map(Change::rowId).toList());
            some.forEach(change -> found.computeIfAbsent(change.at(), at -> bodies.get(change.rowId())));
        });
        return found;
    }

    private Map<Long, JsonValue> bodies(String kind, List<Long> rowIds) {
        return switch (kind) {
            case Change.FILE -> files(rowIds);
            case Change.ORDER -> orders(rowIds);
            case "PRODUCT" ->
                byRow(
                        catalog.products(rowIds),
                        ProductView::rowId,
                        product -> CatalogJson.product(product).build());
            case "OFFER" -> byRow(catalog.offers(rowIds), OfferView::rowId, CatalogJson::offer);
            default ->
                byRow(
                        catalog.classifiers(RecordKind.valueOf(kind), rowIds),
                        ClassifierView::rowId,
                        CatalogJson::classifier);
        };
    }

    private Map<Long, JsonValue> orders(List<Long> rowIds) {
        List<OrderStatus> found = orders.ofRows(rowIds);
        Map<Long, List<ReturnedDocuments.Document>> documents = returned.of(found);
        return byRow(
                found,
                OrderStatus::rowId,
                order -> OrderStatusJson.of(order, documents.getOrDefault(order.rowId(), List.of())));
    }

    private Map<Long, JsonValue> files(List<Long> rowIds) {
        Map<Long, JsonValue> bodies = new HashMap<>();
        catalog.files(rowIds).forEach((row, file) -> bodies.put(row, CatalogJson.image(file)));
        return bodies;
    }

    private static <V> Map<Long, JsonValue> byRow(List<V> views, ToLongFunction<V> row, Function<V, JsonValue> json) {
        Map<Long, JsonValue> bodies = new HashMap<>();
        views.forEach(view -> bodies.put(row.applyAsLong(view), json.apply(view)));
        return bodies;
    }
}
