package dev.seans.catalog;

import dev.seans.commerceml.DecimalText;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.records.ProductDetails;
import dev.seans.records.RecordKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads products; what belongs to them is read afterwards, in one more statement. */
final class ProductQuery {

    /** Not all: hashes are longer than most of what shops want to know. */
    private static final String SELECT =
            "SELECT t.id, t.ext_id, t.article, t.barcode, t.name, t.description, t.unit_code, t.deleted,"
                    + " t.active, t.code, t.full_name, t.country, t.weight, t.category_ext_id, t.manufacturer_ext_id, t.manufacturer,"
                    + " t.version, t.written_at, t.import_id, " + unit("t") + " FROM seans_catalog_product t";

    private final Database database;

    /** Into which what belongs to the products is to be read. */
    private final RecordParts parts;

    ProductQuery(Database database, RecordParts parts) {
        this.database = database;
        this.parts = parts;
    }

    List<ProductView> find(CatalogSearch search) {
        return database.query(SELECT + search.where(RecordKind.PRODUCT), this::product, search.arguments());
    }

    List<ProductView> rows(List<Long> ids) {
        return database.query(SELECT + " WHERE t.id = ANY(?)", this::product, (Object) ids.toArray(Long[]::new));
    }

    private ProductView product(ResultSet row) throws SQLException {
        return new ProductView(
                row.getLong("id"),
                row.getString("ext_id"),
                row.getString("article"),
                row.getString("barcode"),
                row.getString("name"),
                row.getString("description"),
                row.getString("unit"),
                row.getString("unit_code"),
                row.getBoolean("deleted"),
                row.getBoolean("active"),
                details(row),
                Columns.instant(row, "written_at"),
                row.getLong("import_id"),
                parts);
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

    /** What the base unit of a row is called. */
    static String unit(String table) {
        return "COALESCE(%1$s.unit_name, (SELECT u.name FROM seans_catalog_unit u WHERE u.source_id = %1$s.source_id AND u.ext_id = %1$s.unit_code), %1$s.unit_code) AS unit"
                .formatted(table);
    }
}
