package dev.seans.shop;

import dev.seans.api.JsonContent;
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
import jakarta.json.stream.JsonGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
    Map<ChangeCursor, JsonContent> of(List<Change> changes) {
        Map<ChangeCursor, JsonContent> found = new HashMap<>();
        changes.stream().collect(Collectors.groupingBy(Change::kind)).forEach((kind, some) -> {
            Map<Long, JsonContent> bodies =
                    bodies(kind, some.stream().map(Change::rowId).toList());
            some.forEach(change -> found.computeIfAbsent(change.at(), at -> bodies.get(change.rowId())));
        });
        return found;
    }

    private Map<Long, JsonContent> bodies(String kind, List<Long> rowIds) {
        return switch (kind) {
            case Change.FILE -> files(rowIds);
            case Change.ORDER -> orders(rowIds);
            case "PRODUCT" -> byRow(catalog.products(rowIds), ProductView::rowId, CatalogJson::product);
            case "OFFER" -> byRow(catalog.offers(rowIds), OfferView::rowId, CatalogJson::offer);
            default ->
                byRow(
                        catalog.classifiers(RecordKind.valueOf(kind), rowIds),
                        ClassifierView::rowId,
                        CatalogJson::classifier);
        };
    }

    private Map<Long, JsonContent> orders(List<Long> rowIds) {
        List<OrderStatus> found = orders.ofRows(rowIds);
        Map<Long, List<ReturnedDocuments.Document>> documents = returned.of(found);
        return byRow(
                found,
                OrderStatus::rowId,
                (out, order) -> out.write(OrderStatusJson.of(order, documents.getOrDefault(order.rowId(), List.of()))));
    }

    private Map<Long, JsonContent> files(List<Long> rowIds) {
        Map<Long, JsonContent> bodies = new HashMap<>();
        catalog.files(rowIds).forEach((row, file) -> bodies.put(row, out -> CatalogJson.image(out, file)));
        return bodies;
    }

    private static <V> Map<Long, JsonContent> byRow(
            List<V> views, ToLongFunction<V> row, BiConsumer<JsonGenerator, V> json) {
        Map<Long, JsonContent> bodies = new HashMap<>();
        views.forEach(view -> bodies.put(row.applyAsLong(view), out -> json.accept(out, view)));
        return bodies;
    }
}
