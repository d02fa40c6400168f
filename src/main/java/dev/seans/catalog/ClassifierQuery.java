package dev.seans.catalog;

import dev.seans.database.Columns;
import dev.seans.database.Database;
import dev.seans.records.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the classifiers of catalogues say. */
final class ClassifierQuery {

    private static final Set<String> FLAGS = Set.of("for_products", "for_offers", "tax_included");

    /** Column to name, of each kind. */
    private static final Map<RecordKind, Map<String, String>> FIELDS = Map.of(
            RecordKind.GROUP, named("parent_ext_id", "parentId", "name", "name"),
            RecordKind.PROPERTY,
                    named(
                            "name",
                            "name",
                            "value_type",
                            "valueType",
                            "for_products",
                            "forProducts",
                            "for_offers",
                            "forOffers"),
            RecordKind.PRICE_TYPE,
                    named("name", "name", "currency", "currency", "tax", "tax", "tax_included", "taxIncluded"),
            RecordKind.WAREHOUSE, named("name", "name", "address", "address"),
            RecordKind.UNIT,
                    named("name", "name", "short_name", "shortName", "international", "international", "guid", "guid"),
            RecordKind.CATEGORY, named("name", "name"));

    private final Database database;

    /** Into which what belongs to the records is to be read. */
    private final RecordParts parts;

    ClassifierQuery(Database database, RecordParts parts) {
        this.database = database;
        this.parts = parts;
    }

    List<ClassifierView> find(RecordKind kind, CatalogSearch search) {
        return database.query(select(kind) + search.where(kind), row -> record(kind, row), search.arguments());
    }

    List<ClassifierView> rows(RecordKind kind, List<Long> ids) {
        return database.query(
                select(kind) + " WHERE t.id = ANY(?)", row -> record(kind, row), (Object) ids.toArray(Long[]::new));
    }

    private static String select(RecordKind kind) {
        return "SELECT t.* FROM seans_catalog_" + kind.name().toLowerCase(Locale.ROOT) + " t";
    }

    private ClassifierView record(RecordKind kind, ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> field :
                FIELDS.getOrDefault(kind, Map.of()).entrySet()) {
            values.put(
                    field.getValue(),
                    FLAGS.contains(field.getKey())
                            ? row.getObject(field.getKey(), Boolean.class)
                            : row.getString(field.getKey()));
        }
        return new ClassifierView(
                kind,
                row.getLong("id"),
                row.getString("ext_id"),
                row.getBoolean("deleted"),
                values,
                Columns.instant(row, "written_at"),
                row.getLong("import_id"),
                parts);
    }

    private static Map<String, String> named(String... columnsAndNames) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int index = 0; index < columnsAndNames.length; index += 2) {
            named.put(columnsAndNames[index], columnsAndNames[index + 1]);
        }
        return named;
    }
}
