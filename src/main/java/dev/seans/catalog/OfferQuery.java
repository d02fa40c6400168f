package dev.seans.catalog;

import dev.seans.catalog.OfferView.PriceView;
import dev.seans.catalog.OfferView.StockView;
import dev.seans.commerceml.DecimalText;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.records.Characteristic;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads offers with their prices and stock. */
final class OfferQuery {

    private static final String OFFERS_OF_PRODUCTS = "(seans_catalog_offer o JOIN seans_catalog_product p"
            + " ON p.source_id = o.source_id AND p.ext_id = o.product_ext_id)";

    private final Database database;

    OfferQuery(Database database) {
        this.database = database;
    }

    List<OfferView> page(SourcePage page) {
        return whole(
                database.query("SELECT * FROM seans_catalog_offer" + page.where(), OfferQuery::bare, page.arguments()));
    }

    List<OfferView> rows(List<Long> ids) {
        return whole(database.query("SELECT * FROM seans_catalog_offer WHERE id = ANY(?)", OfferQuery::bare, (Object)
                ids.toArray(Long[]::new)));
    }

    private List<OfferView> whole(List<OfferView> bare) {
        OwnedRows owned =
                new OwnedRows(database, bare.stream().map(OfferView::rowId).toList());
        Map<Long, List<NamedValue>> characteristics = characteristics(owned);
        Map<Long, List<NamedValue>> ofProducts = ofProducts(bare.stream()
                .filter(offer -> !characteristics.containsKey(offer.rowId()))
                .toList());
        Map<Long, List<String>> barcodes = barcodes(owned);
        Map<Long, List<PriceView>> prices = prices(owned);
        Map<Long, List<StockView>> stocks = stocks(owned);
        Map<Long, Map<String, List<String>>> properties =
                ProductQuery.properties(owned, "seans_catalog_offer_property", "offer_id");
        Map<Long, List<ImageView>> images = ProductQuery.images(owned, "seans_catalog_offer_image", "offer_id");
        Map<Long, Extra> extras = ProductQuery.extras(owned);
        return bare.stream()
                .map(offer -> new OfferView(
                        offer.rowId(),
                        offer.id(),
                        offer.productId(),
                        offer.article(),
                        ProductQuery.together(offer.barcodes(), barcodes.getOrDefault(offer.rowId(), List.of())),
                        offer.name(),
                        offer.deleted(),
                        offer.active(),
                        characteristics.getOrDefault(offer.rowId(), ofProducts.getOrDefault(offer.rowId(), List.of())),
                        prices.getOrDefault(offer.rowId(), List.of()),
                        offer.quantity(),
                        stocks.getOrDefault(offer.rowId(), List.of()),
                        properties.getOrDefault(offer.rowId(), Map.of()),
                        images.getOrDefault(offer.rowId(), List.of()),
                        extras.getOrDefault(offer.rowId(), Extra.NONE),
                        offer.updatedAt(),
                        offer.importId()))
                .toList();
    }

    private static OfferView bare(ResultSet row) throws SQLException {
        return new OfferView(
                row.getLong("id"),
                row.getString("ext_id"),
                row.getString("product_ext_id"),
                row.getString("article"),
                ProductQuery.firstBarcode(row),
                row.getString("name"),
                row.getBoolean("deleted"),
                row.getBoolean("active"),
                List.of(),
                List.of(),
                number(row, "quantity"),
                List.of(),
                Map.of(),
                List.of(),
                Extra.NONE,
                Columns.instant(row, "written_at"),
                row.getLong("import_id"));
    }

    private static Map<Long, List<String>> barcodes(OwnedRows owned) {
        return owned.read(
                "SELECT c.offer_id, c.barcode FROM seans_catalog_offer_barcode c",
                "offer_id",
                row -> row.getString("barcode"));
    }

    /** What stands at the products of offers that are characteristics of them, and have none told of their own. */
    private Map<Long, List<NamedValue>> ofProducts(List<OfferView> offers) {
        List<Long> wanted = offers.stream()
                .filter(offer -> offer.id().indexOf('#') > 0)
                .map(OfferView::rowId)
                .toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> productOfOffer = products(wanted);
        Map<Long, List<Characteristic>> ofProduct =
                ProductQuery.characteristics(new OwnedRows(database, List.copyOf(productOfOffer.values())));
        Map<Long, List<NamedValue>> found = new HashMap<>();
        for (OfferView offer : offers) {
            String id = offer.id().substring(offer.id().indexOf('#') + 1);
            Long product = productOfOffer.getOrDefault(offer.rowId(), 0L);
            List<NamedValue> own = ofProduct.getOrDefault(product, List.of()).stream()
                    .filter(one -> id.equals(one.id()))
                    .map(one -> new NamedValue(one.name(), one.value()))
                    .toList();
            found.put(offer.rowId(), own);
        }
        return found;
    }

    private Map<Long, Long> products(List<Long> offers) {
        Map<Long, Long> products = new HashMap<>();
        database.query(
                database.dialect()
                        .selectByArray("o.id AS offer_id, p.id AS product_id", OFFERS_OF_PRODUCTS, "o.id", "BIGINT"),
                row -> products.put(row.getLong("offer_id"), row.getLong("product_id")),
                (Object) offers.toArray(Long[]::new));
        return products;
    }

    private static Map<Long, List<NamedValue>> characteristics(OwnedRows owned) {
        return owned.read(
                "SELECT c.offer_id, c.name, c.content FROM seans_catalog_offer_characteristic c",
                "offer_id",
                row -> new NamedValue(row.getString("name"), row.getString("content")));
    }

    private static Map<Long, List<PriceView>> prices(OwnedRows owned) {
        String select =
                "SELECT c.*, t.name AS type_name, t.tax_included, COALESCE(u.short_name, u.name, c.unit) AS unit_name"
                        + " FROM seans_catalog_price c LEFT JOIN seans_catalog_price_type t"
                        + " ON t.source_id = c.source_id AND t.ext_id = c.price_type_ext_id"
                        + " LEFT JOIN seans_catalog_unit u ON u.source_id = c.source_id AND u.ext_id = c.unit";
        return owned.read(
                select,
                "offer_id",
                row -> new PriceView(
                        row.getString("price_type_ext_id"),
                        row.getString("type_name"),
                        row.getObject("tax_included", Boolean.class),
                        DecimalText.shortest(row.getBigDecimal("amount")),
                        row.getString("currency"),
                        row.getString("unit_name"),
                        number(row, "coefficient"),
                        number(row, "min_quantity"),
                        row.getString("presentation")));
    }

    private static Map<Long, List<StockView>> stocks(OwnedRows owned) {
        String select =
                "SELECT c.*, w.name AS warehouse_name FROM seans_catalog_stock c LEFT JOIN seans_catalog_warehouse w"
                        + " ON w.source_id = c.source_id AND w.ext_id = c.warehouse_ext_id";
        return owned.read(
                select,
                "offer_id",
                row -> new StockView(
                        row.getString("warehouse_ext_id"),
                        row.getString("warehouse_name"),
                        DecimalText.shortest(row.getBigDecimal("quantity"))));
    }

    private static @Nullable BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : DecimalText.shortest(number);
    }
}
