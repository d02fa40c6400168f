package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.records.RecordKind;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in the catalogue, for those who look at it. */
@OnePerApplication
public class CatalogQueries {

    private final Database database;

    @Inject
    public CatalogQueries(Database database) {
        this.database = database;
    }

    /**
     * How much there is.
     *
     * @param source name of a source; null for all together
     */
    public CatalogCounts counts(@Nullable String source) {
        return new CatalogCounts(
                count("seans_catalog_group", source),
                count("seans_catalog_property", source),
                count("seans_catalog_property_value", source),
                count("seans_catalog_product", source),
                countIf("seans_catalog_product", "deleted", source),
                countIf("seans_catalog_product", "NOT active", source),
                images("", source),
                images(
                        " LEFT JOIN seans_source_file f ON f.source_id = i.source_id AND f.path = i.image_path AND NOT f.leaving"
                                + " WHERE f.id IS NULL",
                        source),
                count("seans_catalog_offer", source),
                countIf("seans_catalog_offer", "NOT active", source),
                count("seans_catalog_price_type", source),
                count("seans_catalog_price", source),
                count("seans_catalog_warehouse", source),
                count("seans_catalog_stock", source),
                count("seans_catalog_unit", source));
    }

    private long images(String condition, @Nullable String source) {
        return images("product", condition, source)
                + images("offer", condition, source)
                + images("group", condition, source);
    }

    private long images(String owner, String condition, @Nullable String source) {
        String sql =
                "SELECT COUNT(*) AS amount FROM seans_catalog_%1$s_image i JOIN seans_catalog_%1$s o ON o.id = i.%1$s_id AND NOT o.deleted"
                        .formatted(owner);
        return amount(sql + (source == null ? "" : " AND o." + SourcePage.ofSource()) + condition, source);
    }

    private long count(String table, @Nullable String source) {
        return countIf(table, "1 = 1", source);
    }

    private long countIf(String table, String condition, @Nullable String source) {
        String sql = "SELECT COUNT(*) AS amount FROM " + table + " WHERE " + condition
                + (source == null ? "" : " AND " + SourcePage.ofSource());
        return amount(sql, source);
    }

    private long amount(String sql, @Nullable String source) {
        @Nullable Object[] arguments = source == null ? new Object[0] : new Object[] {source};
        return database.find(sql, row -> row.getLong("amount"), arguments).orElseThrow();
    }

    /** These products, by their rows, in no order. */
    public List<ProductView> products(List<Long> rowIds) {
        return new ProductQuery(database).rows(rowIds);
    }

    /** These offers, by their rows, in no order. */
    public List<OfferView> offers(List<Long> rowIds) {
        return new OfferQuery(database).rows(rowIds);
    }

    /** These files of sources, by their rows. */
    public Map<Long, ImageView> files(List<Long> rowIds) {
        Map<Long, ImageView> files = new HashMap<>();
        database.query(
                "SELECT id, path, bytes, sha256 FROM seans_source_file WHERE id = ANY(?)",
                row -> files.put(
                        row.getLong("id"),
                        new ImageView(row.getString("path"), row.getLong("bytes"), row.getString("sha256"))),
                (Object) rowIds.toArray(Long[]::new));
        return files;
    }

    /**
     * What classifiers say, by rows, in no order.
     *
     * @param kind neither products nor offers
     */
    public List<ClassifierView> classifiers(RecordKind kind, List<Long> rowIds) {
        return new ClassifierQuery(database).rows(kind, rowIds);
    }

    /**
     * A page of products, in the order in which they first came.
     *
     * @param source name of a source; null for all
     * @param after {@link ProductView#rowId} of the last product of the page before; null for the first page
     */
    public List<ProductView> products(@Nullable String source, @Nullable Long after, int limit) {
        return new ProductQuery(database).page(new SourcePage(source, after, limit));
    }

    /**
     * A page of offers, in the order in which they first came.
     *
     * @param source name of a source; null for all
     * @param after {@link OfferView#rowId} of the last offer of the page before; null for the first page
     */
    public List<OfferView> offers(@Nullable String source, @Nullable Long after, int limit) {
        return new OfferQuery(database).page(new SourcePage(source, after, limit));
    }
}
