package dev.seans.catalog;

import static dev.seans.records.RecordField.ARTICLE;
import static dev.seans.records.RecordField.CHARACTERISTICS;
import static dev.seans.records.RecordField.NAME;

import dev.seans.bulk.Column;
import dev.seans.catalog.RecordPart.Field;
import dev.seans.records.OfferRecord;
import dev.seans.records.Price;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import dev.seans.records.Stock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of an offer, in its three parts: documents bring prices and stock with and without the rest. */
final class OfferTable {

    private static final RecordPart<OfferRecord, OfferRecord.Content> CONTENT = new RecordPart<>(
            "content_hash",
            List.of(
                    Field.text(NAME, "name", OfferRecord.Content::name),
                    Field.text(ARTICLE, "article", OfferRecord.Content::article),
                    ProductTable.barcodes("seans_catalog_offer_barcode", "offer_id", OfferRecord.Content::barcodes),
                    ProductTable.unit("seans_catalog_offer_unit", "offer_id", OfferRecord.Content::unit),
                    Field.rows(
                            CHARACTERISTICS,
                            new ChildTable<>(
                                    "seans_catalog_offer_characteristic",
                                    "offer_id",
                                    List.of(Column.text("name"), Column.text("content")),
                                    offer -> ProductTable.namedValues(offer.characteristics()))),
                    ProductTable.properties(
                            "seans_catalog_offer_property",
                            "offer_id",
                            OfferRecord.Content::properties,
                            OfferRecord.Content::describes),
                    ProductTable.images("seans_catalog_offer_image", "offer_id", OfferRecord.Content::images),
                    Field.extra(OfferRecord.Content::extra)),
            OfferRecord::content,
            OfferRecord.Content::told);

    /** A price replaces those of its type. */
    private static final RecordPart<OfferRecord, List<Price>> PRICES = RecordPart.ofOne(
            "prices_hash",
            Field.rows(
                    RecordField.PRICES,
                    new ChildTable<>(
                            "seans_catalog_price",
                            "offer_id",
                            List.of(
                                    Column.text("price_type_ext_id"),
                                    Column.number("amount"),
                                    Column.text("currency"),
                                    Column.text("unit"),
                                    Column.number("coefficient"),
                                    Column.number("min_quantity"),
                                    Column.text("presentation")),
                            OfferTable::prices,
                            prices -> prices.isEmpty() ? null : types(prices))),
            OfferRecord::prices);

    /** A level replaces that of its warehouse, and what was told over all of them. */
    private static final RecordPart<OfferRecord, Stock> STOCK = RecordPart.ofOne(
            "stock_hash",
            new Field<>(
                    RecordField.STOCK,
                    List.of(Column.number("quantity")),
                    stock -> new @Nullable Object[] {stock.quantity()},
                    new ChildTable<>(
                            "seans_catalog_stock",
                            "offer_id",
                            List.of(Column.text("warehouse_ext_id"), Column.number("quantity")),
                            OfferTable::levels,
                            OfferTable::warehouses)),
            OfferRecord::stock);

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
                price.minQuantity(),
                price.presentation()
            });
        }
        return rows;
    }

    private static Set<String> types(List<Price> prices) {
        Set<String> types = new LinkedHashSet<>();
        prices.forEach(price -> types.add(Objects.requireNonNullElse(price.priceTypeId(), "")));
        return types;
    }

    /** Null where no warehouse is named: that is said of all of them. */
    private static @Nullable Set<String> warehouses(Stock stock) {
        Set<String> named = new LinkedHashSet<>();
        for (Stock.Level level : stock.levels()) {
            if (level.warehouseId() != null) {
                named.add(level.warehouseId());
            }
        }
        if (named.isEmpty()) {
            return null;
        }
        named.add("");
        return named;
    }

    private static List<@Nullable Object[]> levels(Stock stock) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        stock.levels().forEach(level -> rows.add(new @Nullable Object[] {level.warehouseId(), level.quantity()}));
        return rows;
    }
}
