package dev.seans.search;

import dev.seans.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which lists products and offers belong, as they are stored now. */
final class WantedTerms {

    private final Database database;
    private final Set<SearchTerm> terms = new HashSet<>();

    WantedTerms(Database database) {
        this.database = database;
    }

    Set<SearchTerm> of(List<Long> products, List<Long> offers) {
        Map<Long, String> nameKeys = new HashMap<>();
        read(
                "id, ext_id, name, article, barcode, code, active, deleted",
                "seans_catalog_product",
                "id",
                products,
                row -> {
                    nameKeys.put(row.getLong("id"), product(row));
                });
        read("product_id, group_ext_id", "seans_catalog_product_group", "product_id", products, row -> {
            long product = row.getLong("product_id");
            String group = SearchTerm.group(row.getString("group_ext_id"));
            terms.add(new SearchTerm(group, nameKeys.getOrDefault(product, ""), product));
        });
        read("id, article, barcode", "seans_catalog_offer", "id", offers, row -> {
            code(row.getString("article"), row.getLong("id"));
            code(row.getString("barcode"), row.getLong("id"));
        });
        furtherBarcodes("product", products);
        furtherBarcodes("offer", offers);
        return terms;
    }

    /** The key of its name, or of its id while it has none. */
    private String product(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        String name = row.getString("name");
        String key = SearchKey.of(name == null ? row.getString("ext_id") : name).text();
        terms.add(new SearchTerm(SearchTerm.NAMES, key, id));
        if (row.getBoolean("deleted") || !row.getBoolean("active")) {
            terms.add(new SearchTerm(SearchTerm.HIDDEN, key, id));
        }
        code(row.getString("article"), id);
        code(row.getString("barcode"), id);
        code(row.getString("code"), id);
        return key;
    }

    private void furtherBarcodes(String owner, List<Long> ids) {
        String column = owner + "_id";
        read(
                column + ", barcode",
                "seans_catalog_" + owner + "_barcode",
                column,
                ids,
                row -> code(row.getString("barcode"), row.getLong(column)));
    }

    private void code(@Nullable String code, long owner) {
        if (code != null && !code.isBlank()) {
            terms.add(new SearchTerm(SearchTerm.CODES, SearchKey.of(code).text(), owner));
        }
    }

    private void read(String columns, String table, String key, List<Long> ids, Taking taking) {
        if (!ids.isEmpty()) {
            var unused = database.query(
                    database.dialect().selectByArray(columns, table, key, "BIGINT"),
                    row -> {
                        taking.take(row);
                        return true;
                    },
                    (Object) ids.toArray(Long[]::new));
        }
    }

    private interface Taking {
        void take(ResultSet row) throws SQLException;
    }
}
