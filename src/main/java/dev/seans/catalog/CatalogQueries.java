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
        return amount(sql + (source == null ? "" : " AND o." + CatalogSearch.ofSource()) + condition, source);
    }

    private long count(String table, @Nullable String source) {
        return countIf(table, "1 = 1", source);
    }

    private long countIf(String table, String condition, @Nullable String source) {
        String sql = "SELECT COUNT(*) AS amount FROM " + table + " WHERE " + condition
                + (source == null ? "" : " AND " + CatalogSearch.ofSource());
        return amount(sql, source);
    }

    private long amount(String sql, @Nullable String source) {
        @Nullable Object[] arguments = source == null ? new Object[0] : new Object[] {source};
        return database.find(sql, row -> row.getLong("amount"), arguments).orElseThrow();
    }

    /** These products, by their rows, in no order. */
    public List<ProductView> products(List<Long> rowIds) {
        RecordParts parts = new RecordParts();
        return whole(new ProductQuery(database, parts).rows(rowIds), parts);
    }

    /** These offers, by their rows, in no order. */
    public List<OfferView> offers(List<Long> rowIds) {
        RecordParts parts = new RecordParts();
        List<OfferView> offers = new OfferQuery(database, parts).rows(rowIds);
        parts.read(database, Map.of(RecordKind.OFFER, rowIds));
        return offers;
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
        RecordParts parts = new RecordParts();
        List<ClassifierView> records = new ClassifierQuery(database, parts).rows(kind, rowIds);
        parts.read(database, Map.of(kind, rowIds));
        return records;
    }

    /**
     * A page of products.
     *
     * @throws IllegalArgumentException for a filter that products do not have
     */
    public List<ProductView> products(CatalogSearch search) {
        RecordParts parts = new RecordParts();
        return whole(new ProductQuery(database, parts).find(search), parts);
    }

    private List<ProductView> whole(List<ProductView> products, RecordParts parts) {
        parts.read(database, Map.of(RecordKind.PRODUCT, rows(products)));
        return products;
    }

    /**
     * A page of products, each with its offers, in three statements.
     *
     * @throws IllegalArgumentException for a filter that products do not have
     */
    public List<Goods> productsWithOffers(CatalogSearch search) {
        RecordParts parts = new RecordParts();
        List<ProductView> products = new ProductQuery(database, parts).find(search);
        Map<Long, List<OfferView>> offers = new OfferQuery(database, parts).ofProducts(rows(products));
        List<Long> offerRows = offers.values().stream()
                .flatMap(List::stream)
                .map(OfferView::rowId)
                .toList();
        parts.read(database, Map.of(RecordKind.PRODUCT, rows(products), RecordKind.OFFER, offerRows));
        return products.stream()
                .map(product -> new Goods(product, offers.getOrDefault(product.rowId(), List.of())))
                .toList();
    }

    /**
     * A page of offers.
     *
     * @throws IllegalArgumentException for a filter that offers do not have
     */
    public List<OfferView> offers(CatalogSearch search) {
        RecordParts parts = new RecordParts();
        List<OfferView> offers = new OfferQuery(database, parts).find(search);
        parts.read(
                database,
                Map.of(RecordKind.OFFER, offers.stream().map(OfferView::rowId).toList()));
        return offers;
    }

    /**
     * A page of what classifiers say.
     *
     * @param kind neither products nor offers
     * @throws IllegalArgumentException for a filter that records of this kind do not have
     */
    public List<ClassifierView> classifiers(RecordKind kind, CatalogSearch search) {
        RecordParts parts = new RecordParts();
        List<ClassifierView> records = new ClassifierQuery(database, parts).find(kind, search);
        parts.read(
                database,
                Map.of(kind, records.stream().map(ClassifierView::rowId).toList()));
        return records;
    }

    private static List<Long> rows(List<ProductView> products) {
        return products.stream().map(ProductView::rowId).toList();
    }

    /** A product, and what is sold of it. */
    public record Goods(ProductView product, List<OfferView> offers) {

        public Goods {
            offers = List.copyOf(offers);
        }
    }
}
