package dev.seans.catalog;

import dev.seans.commerceml.DecimalText;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.records.RecordKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads offers; prices, stock and what else belongs to them are read afterwards, in one more statement. */
final class OfferQuery {

    private static final String COLUMNS =
            "t.id, t.ext_id, t.product_ext_id, t.article, t.barcode, t.name, t.unit_code, t.deleted,"
                    + " t.active, t.quantity, t.written_at, t.import_id, " + ProductQuery.unit("t");

    private static final String SELECT = "SELECT " + COLUMNS + " FROM seans_catalog_offer t";

    private static final String OF_PRODUCTS = "SELECT p.id AS product_row, " + COLUMNS
            + " FROM seans_catalog_product p JOIN seans_catalog_offer t ON t.product_ext_id = p.ext_id AND t.source_id = p.source_id"
            + " WHERE p.id = ANY(?) ORDER BY t.id";

    private final Database database;

    /** Into which what belongs to the offers is to be read. */
    private final RecordParts parts;

    OfferQuery(Database database, RecordParts parts) {
        this.database = database;
        this.parts = parts;
    }

    List<OfferView> find(CatalogSearch search) {
        return database.query(SELECT + search.where(RecordKind.OFFER), this::offer, search.arguments());
    }

    List<OfferView> rows(List<Long> ids) {
        return database.query(SELECT + " WHERE t.id = ANY(?)", this::offer, (Object) ids.toArray(Long[]::new));
    }

    /** Those of some products, by the rows of these. */
    Map<Long, List<OfferView>> ofProducts(List<Long> products) {
        Map<Long, List<OfferView>> found = new HashMap<>();
        if (!products.isEmpty()) {
            database.query(
                    OF_PRODUCTS,
                    row -> found.computeIfAbsent(row.getLong("product_row"), product -> new ArrayList<>())
                            .add(offer(row)),
                    (Object) products.toArray(Long[]::new));
        }
        return found;
    }

    private OfferView offer(ResultSet row) throws SQLException {
        BigDecimal quantity = row.getBigDecimal("quantity");
        return new OfferView(
                row.getLong("id"),
                row.getString("ext_id"),
                row.getString("product_ext_id"),
                row.getString("article"),
                row.getString("barcode"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("unit_code"),
                row.getBoolean("deleted"),
                row.getBoolean("active"),
                quantity == null ? null : DecimalText.shortest(quantity),
                Columns.instant(row, "written_at"),
                row.getLong("import_id"),
                parts);
    }
}
