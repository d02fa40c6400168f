package dev.seans.catalog;

import dev.seans.database.Database;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
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

    /** The query of what belongs to records of a kind, each with a name that may be blank. */
    private static final Map<RecordKind, String> PARTS = Map.of(
            RecordKind.GROUP,
                    "SELECT c.group_id AS owner, '' AS name, c.image_path AS content FROM seans_catalog_group_image c",
            RecordKind.PROPERTY,
                    "SELECT c.property_id AS owner, c.ext_id AS name, c.content FROM seans_catalog_property_value c",
            RecordKind.WAREHOUSE,
                    "SELECT c.warehouse_id AS owner, c.name, c.content FROM seans_catalog_warehouse_contact c",
            RecordKind.CATEGORY,
                    "SELECT c.category_id AS owner, '' AS name, c.property_ext_id AS content"
                            + " FROM seans_catalog_category_property c");

    private final Database database;

    ClassifierQuery(Database database) {
        this.database = database;
    }

    List<ClassifierView> rows(RecordKind kind, List<Long> ids) {
        Map<String, String> fields = FIELDS.getOrDefault(kind, Map.of());
        List<ClassifierView> bare = database.query(
                "SELECT * FROM seans_catalog_" + kind.name().toLowerCase(Locale.ROOT) + " WHERE id = ANY(?)",
                row -> bare(row, fields),
                (Object) ids.toArray(Long[]::new));
        OwnedRows owned = new OwnedRows(database, ids);
        Map<Long, List<NamedValue>> parts = parts(owned, kind);
        Map<Long, Extra> extras = ProductQuery.extras(owned);
        return bare.stream()
                .map(view -> new ClassifierView(
                        view.rowId(),
                        view.id(),
                        view.deleted(),
                        view.fields(),
                        parts.getOrDefault(view.rowId(), List.of()),
                        extras.getOrDefault(view.rowId(), Extra.NONE)))
                .toList();
    }

    private static ClassifierView bare(ResultSet row, Map<String, String> fields) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            values.put(
                    field.getValue(),
                    FLAGS.contains(field.getKey())
                            ? row.getObject(field.getKey(), Boolean.class)
                            : row.getString(field.getKey()));
        }
        return new ClassifierView(
                row.getLong("id"), row.getString("ext_id"), row.getBoolean("deleted"), values, List.of(), Extra.NONE);
    }

    private static Map<Long, List<NamedValue>> parts(OwnedRows owned, RecordKind kind) {
        String select = PARTS.get(kind);
        return select == null
                ? Map.of()
                : owned.read(
                        select,
                        kind.name().toLowerCase(Locale.ROOT) + "_id",
                        "owner",
                        row -> new NamedValue(row.getString("name"), row.getString("content")));
    }

    private static Map<String, String> named(String... columnsAndNames) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int index = 0; index < columnsAndNames.length; index += 2) {
            named.put(columnsAndNames[index], columnsAndNames[index + 1]);
        }
        return named;
    }
}
