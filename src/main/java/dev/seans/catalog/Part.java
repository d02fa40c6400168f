package dev.seans.catalog;

import dev.seans.records.RecordKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to records and stands in tables of its own: each a branch of the statement that reads all of it at once. */
enum Part {
    PRODUCT_GROUP(RecordKind.PRODUCT, "seans_catalog_product_group c", "c.product_id", List.of("c.group_ext_id")),
    PRODUCT_BARCODE(RecordKind.PRODUCT, "seans_catalog_product_barcode c", "c.product_id", List.of("c.barcode")),
    PRODUCT_IMAGE(RecordKind.PRODUCT, "seans_catalog_product_image c" + Sql.FILE, "c.product_id", Sql.IMAGE),
    PRODUCT_PROPERTY(
            RecordKind.PRODUCT, "seans_catalog_product_property c" + Sql.DIRECTORY, "c.product_id", Sql.PROPERTY),
    PRODUCT_REQUISITE(
            RecordKind.PRODUCT, "seans_catalog_product_requisite c", "c.product_id", List.of("c.name", "c.content")),
    PRODUCT_CHARACTERISTIC(
            RecordKind.PRODUCT,
            "seans_catalog_product_characteristic c",
            "c.product_id",
            List.of("c.name", "c.content", "c.ext_id")),
    PRODUCT_TAX(RecordKind.PRODUCT, "seans_catalog_product_tax c", "c.product_id", List.of("c.name", "c.rate")),
    PRODUCT_UNIT(
            RecordKind.PRODUCT,
            "seans_catalog_product_unit c",
            "c.product_id",
            List.of("c.unit", Sql.text("c.coefficient"))),
    OFFER_BARCODE(RecordKind.OFFER, "seans_catalog_offer_barcode c", "c.offer_id", List.of("c.barcode")),
    OFFER_IMAGE(RecordKind.OFFER, "seans_catalog_offer_image c" + Sql.FILE, "c.offer_id", Sql.IMAGE),
    OFFER_PROPERTY(RecordKind.OFFER, "seans_catalog_offer_property c" + Sql.DIRECTORY, "c.offer_id", Sql.PROPERTY),
    OFFER_CHARACTERISTIC(
            RecordKind.OFFER, "seans_catalog_offer_characteristic c", "c.offer_id", List.of("c.name", "c.content")),
    /** What stands at the product of an offer that is a characteristic of it, under its id. */
    CHARACTERISTIC_OF_PRODUCT(
            RecordKind.OFFER,
            "seans_catalog_offer o JOIN seans_catalog_product p ON p.source_id = o.source_id AND p.ext_id = o.product_ext_id"
                    + " JOIN seans_catalog_product_characteristic c ON c.product_id = p.id AND POSITION('#' IN o.ext_id) > 0"
                    + " AND c.ext_id = SUBSTRING(o.ext_id FROM POSITION('#' IN o.ext_id) + 1)",
            "o.id",
            List.of("c.name", "c.content")),
    OFFER_UNIT(
            RecordKind.OFFER, "seans_catalog_offer_unit c", "c.offer_id", List.of("c.unit", Sql.text("c.coefficient"))),
    PRICE(
            RecordKind.OFFER,
            "seans_catalog_price c LEFT JOIN seans_catalog_price_type t ON t.source_id = c.source_id"
                    + " AND t.ext_id = c.price_type_ext_id"
                    + " LEFT JOIN seans_catalog_unit u ON u.source_id = c.source_id AND u.ext_id = c.unit",
            "c.offer_id",
            List.of(
                    "c.price_type_ext_id",
                    "t.name",
                    Sql.text("t.tax_included"),
                    Sql.text("c.amount"),
                    "c.currency",
                    "COALESCE(u.short_name, u.name, c.unit)",
                    Sql.text("c.coefficient"),
                    Sql.text("c.min_quantity"),
                    "c.presentation",
                    "c.unit")),
    STOCK(
            RecordKind.OFFER,
            "seans_catalog_stock c LEFT JOIN seans_catalog_warehouse w ON w.source_id = c.source_id"
                    + " AND w.ext_id = c.warehouse_ext_id",
            "c.offer_id",
            List.of("c.warehouse_ext_id", "w.name", Sql.text("c.quantity"))),
    GROUP_IMAGE(RecordKind.GROUP, "seans_catalog_group_image c" + Sql.FILE, "c.group_id", Sql.IMAGE),
    PROPERTY_VALUE(
            RecordKind.PROPERTY, "seans_catalog_property_value c", "c.property_id", List.of("c.ext_id", "c.content")),
    WAREHOUSE_CONTACT(
            RecordKind.WAREHOUSE,
            "seans_catalog_warehouse_contact c",
            "c.warehouse_id",
            List.of("c.name", "c.content")),
    CATEGORY_PROPERTY(
            RecordKind.CATEGORY, "seans_catalog_category_property c", "c.category_id", List.of("c.property_ext_id")),
    /** Of records of all kinds: no two have one row id. */
    EXTRA(null, "seans_catalog_extra c", "c.owner_id", List.of("c.name", "c.content"));

    /** As many as the part with the most has. */
    private static final int COLUMNS = 10;

    private final @Nullable RecordKind kind;
    private final String from;
    private final String owner;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<String> texts;

    Part(@Nullable RecordKind kind, String from, String owner, List<String> texts) {
        this.kind = kind;
        this.from = from;
        this.owner = owner;
        this.texts = texts;
    }

    /** All that records of this kind may have. */
    static List<Part> of(RecordKind kind) {
        return Arrays.stream(values())
                .filter(part -> part.kind == null || part.kind == kind)
                .toList();
    }

    /** How many texts its rows have. */
    int columns() {
        return texts.size();
    }

    /** A query for the rows of the owners that an array, its one parameter, names: part, owner, place, and texts. */
    String select() {
        String padding = ", CAST(NULL AS VARCHAR)".repeat(COLUMNS - texts.size());
        return "SELECT '%s' AS part, %s AS owner, c.ordinal AS place, %s%s FROM %s WHERE %s = ANY(?)"
                .formatted(name(), owner, String.join(", ", texts), padding, from, owner);
    }

    /** Pieces that several have. */
    private static final class Sql {

        static final String FILE =
                " LEFT JOIN seans_source_file f ON f.source_id = c.source_id AND f.path = c.image_path"
                        + " AND NOT f.leaving";
        static final List<String> IMAGE = List.of("c.image_path", text("f.bytes"), "f.sha256");
        static final String DIRECTORY =
                " LEFT JOIN seans_catalog_property p ON p.source_id = c.source_id AND p.ext_id = c.property_ext_id"
                        + " LEFT JOIN seans_catalog_property_value v ON v.property_id = p.id AND v.ext_id = c.content";
        static final List<String> PROPERTY =
                List.of("c.property_ext_id", "p.name", "v.ext_id", "COALESCE(v.content, c.content)");

        private Sql() {}

        static String text(String column) {
            return "CAST(" + column + " AS VARCHAR)";
        }
    }
}
