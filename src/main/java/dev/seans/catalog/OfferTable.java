package dev.seans.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of an offer, in its three parts: documents bring prices and stock with and without the rest. */
final class OfferTable {

    private static final Part<OfferRecord, OfferRecord.Content> CONTENT = new Part<>(
            "content_hash",
            List.of(
                    Column.text("name"),
                    Column.text("article"),
                    Column.text("barcode"),
                    Column.text("unit_code"),
                    Column.text("unit_name")),
            List.of(new ChildTable<>(
                    "seans_catalog_offer_characteristic",
                    "offer_id",
                    List.of(Column.text("name"), Column.text("content")),
                    offer -> ProductTable.namedValues(offer.characteristics()))),
            OfferRecord::content,
            offer -> new @Nullable Object[] {
                offer.name(),
                offer.article(),
                offer.barcode(),
                offer.unit().code(),
                offer.unit().name()
            });

    private static final Part<OfferRecord, List<Price>> PRICES = new Part<>(
            "prices_hash",
            List.of(),
            List.of(new ChildTable<>(
                    "seans_catalog_price",
                    "offer_id",
                    List.of(
                            Column.text("price_type_ext_id"),
                            Column.number("amount"),
                            Column.text("currency"),
                            Column.text("unit"),
                            Column.number("coefficient"),
                            Column.number("min_quantity")),
                    OfferTable::prices)),
            OfferRecord::prices,
            prices -> new @Nullable Object[0]);

    private static final Part<OfferRecord, Stock> STOCK = new Part<>(
            "stock_hash",
            List.of(Column.number("quantity")),
            List.of(new ChildTable<>(
                    "seans_catalog_stock",
                    "offer_id",
                    List.of(Column.text("warehouse_ext_id"), Column.number("quantity")),
                    OfferTable::levels)),
            OfferRecord::stock,
            stock -> new @Nullable Object[] {stock.quantity()});

    static final RecordTable<OfferRecord> OFFERS = new RecordTable<>(
            RecordKind.OFFER,
            "seans_catalog_offer",
            List.of(Column.text("product_ext_id")),
            offer -> new @Nullable Object[] {offer.productId()},
            List.of(CONTENT, PRICES, STOCK));

    private OfferTable() {}

    private static List<@Nullable Object[]> prices(List<Price> prices) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Price price : prices) {
            if (price.amount() == null) {
                continue;
            }
            rows.add(new @Nullable Object[] {
                price.priceTypeId(),
                price.amount(),
                price.currency(),
                price.unit(),
                price.coefficient(),
                price.minQuantity()
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> levels(Stock stock) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        stock.levels().forEach(level -> rows.add(new @Nullable Object[] {level.warehouseId(), level.quantity()}));
        return rows;
    }
}
