package dev.seans.search;

import dev.seans.catalog.CatalogQueries;
import dev.seans.catalog.ProductView;
import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages through the products of a source by name, and finds those that a text is the beginning of. */
@OnePerApplication
public class ProductSearch {

    private final Database database;
    private final CatalogQueries catalog;

    @Inject
    public ProductSearch(Database database, CatalogQueries catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /**
     * A page of products, by name. The first page for a text begins with those whose id it is, or whose article, barcode or code, or
     * that of an offer of theirs, begins with it; unless only a group, or the hidden ones, are asked for.
     *
     * @param source its name
     * @throws NoSuchElementException if the page behind a product is asked for that is not in the list any more
     */
    public Found find(String source, Wanted wanted) {
        Optional<State> state = state(source);
        if (state.isEmpty()) {
            return new Found(List.of(), null, false, null);
        }
        long sourceId = state.get().sourceId();
        List<Long> named = named(sourceId, wanted);
        boolean more = named.size() > wanted.limit();
        List<Long> page = more ? named.subList(0, wanted.limit()) : named;
        Set<Long> rows = new LinkedHashSet<>(wanted.findsByCode() ? coded(sourceId, wanted) : List.of());
        rows.addAll(page);
        Long next = more ? page.get(page.size() - 1) : null;
        return new Found(
                products(rows), next, state.get().isBehind(), state.get().counts());
    }

    private Optional<State> state(String source) {
        return database.find(
                "SELECT s.id, n.last_no, t.* FROM seans_import_source s"
                        + " LEFT JOIN seans_change_number n ON n.source_id = s.id"
                        + " LEFT JOIN seans_search_state t ON t.source_id = s.id WHERE s.name = ?",
                row -> new State(
                        row.getLong("id"),
                        row.getLong("last_no") > 0
                                && (row.getLong("last_no") > row.getLong("change_no")
                                        || row.getLong("row_id") < Long.MAX_VALUE),
                        counts(row)),
                source);
    }

    private static @Nullable Counts counts(ResultSet row) throws SQLException {
        Instant at = Columns.nullableInstant(row, "counted_at");
        return at == null
                ? null
                : new Counts(
                        row.getLong("group_count"),
                        row.getLong("product_count"),
                        row.getLong("offer_count"),
                        row.getLong("price_count"),
                        row.getLong("warehouse_count"),
                        at);
    }

    private List<Long> named(long sourceId, Wanted wanted) {
        SearchTerm from = wanted.after() == null
                ? new SearchTerm(wanted.list(), wanted.key().text(), Long.MIN_VALUE)
                : place(sourceId, wanted.list(), wanted.after());
        return owners(sourceId, from, wanted.key().end(), wanted.limit() + 1);
    }

    private SearchTerm place(long sourceId, String list, long owner) {
        return database.find(
                        "SELECT term FROM seans_search_term WHERE owner_id = ? AND source_id = ? AND list = ?",
                        row -> new SearchTerm(list, row.getString("term"), owner),
                        owner,
                        sourceId,
                        list)
                .orElseThrow(() -> new NoSuchElementException(
                        "after= is no product of this list, or not any more: begin with the first page"));
    }

    /** The first condition on the term is for H2, which looks nothing up by the second. */
    private List<Long> owners(long sourceId, SearchTerm behind, String end, int most) {
        return database.query(
                "SELECT owner_id FROM seans_search_term WHERE source_id = ? AND list = ? AND term >= ? AND term < ?"
                        + " AND (term, owner_id) > (?, ?) ORDER BY source_id, list, term, owner_id FETCH FIRST ? ROWS ONLY",
                row -> row.getLong("owner_id"),
                sourceId,
                behind.list(),
                behind.term(),
                end,
                behind.term(),
                behind.owner(),
                most);
    }

    /** Rows of offers are among them, which are no products' rows, and lead to their products. */
    private List<Long> coded(long sourceId, Wanted wanted) {
        SearchTerm from = new SearchTerm(SearchTerm.CODES, wanted.key().text(), Long.MIN_VALUE);
        List<Long> owners = owners(sourceId, from, wanted.key().end(), wanted.limit());
        List<Long> products = new ArrayList<>(database.query(
                "SELECT id FROM seans_catalog_product WHERE source_id = ? AND ext_id = ?",
                row -> row.getLong("id"),
                sourceId,
                wanted.text()));
        products.addAll(owners);
        products.addAll(database.query(
                "SELECT p.id FROM seans_catalog_product p JOIN ("
                        + database.dialect()
                                .selectByArray("source_id, product_ext_id", "seans_catalog_offer", "id", "BIGINT")
                        + ") o ON p.source_id = o.source_id AND p.ext_id = o.product_ext_id",
                row -> row.getLong("id"),
                (Object) owners.toArray(Long[]::new)));
        return products;
    }

    private List<ProductView> products(Set<Long> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, ProductView> found = catalog.products(List.copyOf(rows)).stream()
                .collect(Collectors.toMap(ProductView::rowId, Function.identity()));
        return rows.stream().flatMap(row -> Stream.ofNullable(found.get(row))).toList();
    }

    /**
     * What is asked for.
     *
     * @param text with which names, or codes, begin; empty for all
     * @param group the id of a group, for its products alone; null for all
     * @param hidden whether only products are asked for that are hidden, or marked as deleted
     * @param after the row behind which the page begins; null for the first page
     */
    public record Wanted(
            String text,
            @Nullable String group,
            boolean hidden,
            @Nullable Long after,
            int limit) {

        /** @throws IllegalArgumentException for the hidden ones of a group */
        public Wanted {
            if (group != null && hidden) {
                throw new IllegalArgumentException("hidden=true and group= cannot be asked for together");
            }
        }

        private SearchKey key() {
            return SearchKey.of(text);
        }

        private String list() {
            return group != null ? SearchTerm.group(group) : hidden ? SearchTerm.HIDDEN : SearchTerm.NAMES;
        }

        private boolean findsByCode() {
            return !text.isBlank() && after == null && list().equals(SearchTerm.NAMES);
        }
    }

    /**
     * A page.
     *
     * @param next the row behind which the next page begins; null if this is the last one
     * @param behind whether the source has changed since the lists were made: they follow when no import of it runs
     * @param counts null as long as the source was not counted
     */
    public record Found(
            List<ProductView> products,
            @Nullable Long next,
            boolean behind,
            @Nullable Counts counts) {

        public Found {
            products = List.copyOf(products);
        }
    }

    /**
     * How much a source had.
     *
     * @param at when it was counted, which takes a hundredth of the time at the most
     */
    public record Counts(long groups, long products, long offers, long prices, long warehouses, Instant at) {}

    private record State(
            long sourceId, boolean isBehind, @Nullable Counts counts) {}
}
