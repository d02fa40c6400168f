package dev.seans.catalog;

import dev.seans.commerceml.DecimalText;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.records.Characteristic;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import dev.seans.records.ProductDetails;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads products with all that belongs to them. */
final class ProductQuery {

    private static final String SELECT = "SELECT seans_catalog_product.*,"
            + " COALESCE(unit_name, (SELECT u.name FROM seans_catalog_unit u WHERE u.source_id = seans_catalog_product.source_id"
            + " AND u.ext_id = seans_catalog_product.unit_code), unit_code) AS unit FROM seans_catalog_product";

    private final Database database;

    ProductQuery(Database database) {
        this.database = database;
    }

    List<ProductView> page(SourcePage page) {
        return whole(database.query(SELECT + page.where(), ProductQuery::bare, page.arguments()));
    }

    List<ProductView> rows(List<Long> ids) {
        return whole(
                database.query(SELECT + " WHERE id = ANY(?)", ProductQuery::bare, (Object) ids.toArray(Long[]::new)));
    }

    private List<ProductView> whole(List<ProductView> bare) {
        OwnedRows owned =
                new OwnedRows(database, bare.stream().map(ProductView::rowId).toList());
        Map<Long, List<String>> groups = texts(owned, "seans_catalog_product_group", "group_ext_id");
        Map<Long, List<String>> barcodes = texts(owned, "seans_catalog_product_barcode", "barcode");
        Map<Long, List<ImageView>> images = images(owned, "seans_catalog_product_image", "product_id");
        Map<Long, Map<String, List<String>>> properties =
                properties(owned, "seans_catalog_product_property", "product_id");
        Map<Long, List<Characteristic>> characteristics = characteristics(owned);
        Map<Long, List<NamedValue>> taxes = taxes(owned);
        Map<Long, Extra> extras = extras(owned);
        return bare.stream()
                .map(product -> new ProductView(
                        product.rowId(),
                        product.id(),
                        product.article(),
                        together(product.barcodes(), barcodes.getOrDefault(product.rowId(), List.of())),
                        product.name(),
                        product.unit(),
                        product.deleted(),
                        product.active(),
                        groups.getOrDefault(product.rowId(), List.of()),
                        images.getOrDefault(product.rowId(), List.of()),
                        properties.getOrDefault(product.rowId(), Map.of()),
                        characteristics.getOrDefault(product.rowId(), List.of()),
                        withTaxes(product.details(), taxes.getOrDefault(product.rowId(), List.of())),
                        extras.getOrDefault(product.rowId(), Extra.NONE),
                        product.updatedAt(),
                        product.importId()))
                .toList();
    }

    private static ProductView bare(ResultSet row) throws SQLException {
        return new ProductView(
                row.getLong("id"),
                row.getString("ext_id"),
                row.getString("article"),
                firstBarcode(row),
                row.getString("name"),
                row.getString("unit"),
                row.getBoolean("deleted"),
                row.getBoolean("active"),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                details(row),
                Extra.NONE,
                Columns.instant(row, "written_at"),
                row.getLong("import_id"));
    }

    private static ProductDetails details(ResultSet row) throws SQLException {
        BigDecimal weight = row.getBigDecimal("weight");
        return new ProductDetails(
                row.getString("code"),
                row.getString("full_name"),
                row.getString("country"),
                weight == null ? null : DecimalText.shortest(weight),
                row.getString("category_ext_id"),
                row.getString("manufacturer_ext_id"),
                row.getString("manufacturer"),
                List.of(),
                row.getString("version"));
    }

    private static ProductDetails withTaxes(ProductDetails details, List<NamedValue> taxes) {
        return new ProductDetails(
                details.code(),
                details.fullName(),
                details.country(),
                details.weight(),
                details.categoryId(),
                details.manufacturerId(),
                details.manufacturer(),
                taxes,
                details.version());
    }

    private static Map<Long, List<NamedValue>> taxes(OwnedRows owned) {
        return owned.read(
                "SELECT c.product_id, c.name, c.rate FROM seans_catalog_product_tax c",
                "product_id",
                row -> new NamedValue(row.getString("name"), row.getString("rate")));
    }

    static List<String> firstBarcode(ResultSet row) throws SQLException {
        String barcode = row.getString("barcode");
        return barcode == null ? List.of() : List.of(barcode);
    }

    static List<String> together(List<String> first, List<String> further) {
        return further.isEmpty()
                ? first
                : Stream.concat(first.stream(), further.stream()).toList();
    }

    static Map<Long, List<Characteristic>> characteristics(OwnedRows owned) {
        return owned.read(
                "SELECT c.product_id, c.ext_id, c.name, c.content FROM seans_catalog_product_characteristic c",
                "product_id",
                row -> new Characteristic(row.getString("ext_id"), row.getString("name"), row.getString("content")));
    }

    private static Map<Long, List<String>> texts(OwnedRows owned, String table, String column) {
        String select = "SELECT c.product_id, c." + column + " FROM " + table + " c";
        return owned.read(select, "product_id", row -> row.getString(column));
    }

    static Map<Long, List<ImageView>> images(OwnedRows owned, String table, String owner) {
        String select = "SELECT c." + owner + ", c.image_path, f.bytes, f.sha256 FROM " + table + " c"
                + " LEFT JOIN seans_source_file f ON f.source_id = c.source_id AND f.path = c.image_path AND NOT f.leaving";
        return owned.read(
                select,
                owner,
                row -> new ImageView(
                        row.getString("image_path"), row.getObject("bytes", Long.class), row.getString("sha256")));
    }

    /** Two properties may have one name: then the values of both stand under it. */
    static Map<Long, Map<String, List<String>>> properties(OwnedRows owned, String table, String owner) {
        String select = "SELECT c." + owner + ", COALESCE(p.name, c.property_ext_id) AS property_name,"
                + " COALESCE(v.content, c.content) AS property_value FROM " + table + " c"
                + " LEFT JOIN seans_catalog_property p ON p.source_id = c.source_id AND p.ext_id = c.property_ext_id"
                + " LEFT JOIN seans_catalog_property_value v ON v.property_id = p.id AND v.ext_id = c.content";
        Map<Long, Map<String, List<String>>> found = new HashMap<>();
        owned.read(
                        select,
                        owner,
                        row -> new NamedValue(row.getString("property_name"), row.getString("property_value")))
                .forEach((id, rows) -> found.put(id, byName(rows)));
        return found;
    }

    private static Map<String, List<String>> byName(List<NamedValue> rows) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        for (NamedValue row : rows) {
            properties.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row.value());
        }
        return properties;
    }

    static Map<Long, Extra> extras(OwnedRows owned) {
        Map<Long, Extra> found = new HashMap<>();
        owned.read(
                        "SELECT c.owner_id, c.name, c.content FROM seans_catalog_extra c",
                        "owner_id",
                        row -> new NamedValue(row.getString("name"), row.getString("content")))
                .forEach((id, rows) -> found.put(
                        id,
                        new Extra(new TreeMap<>(
                                rows.stream().collect(Collectors.toMap(NamedValue::name, NamedValue::value))))));
        return found;
    }
}
