package dev.seans.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of a product. */
final class ProductTable {

    static final RecordTable<ProductRecord> PRODUCTS = new RecordTable<>(
            RecordKind.PRODUCT,
            "seans_catalog_product",
            List.of(new Part<>(
                    "content_hash",
                    List.of(
                            Column.text("name"),
                            Column.text("article"),
                            Column.text("barcode"),
                            Column.text("description"),
                            Column.text("unit_code"),
                            Column.text("unit_name")),
                    List.of(
                            texts("seans_catalog_product_group", "group_ext_id", ProductRecord.Content::groups),
                            child(
                                    "seans_catalog_product_property",
                                    List.of(Column.text("property_ext_id"), Column.text("content")),
                                    ProductTable::properties),
                            child(
                                    "seans_catalog_product_requisite",
                                    List.of(Column.text("name"), Column.text("content")),
                                    product -> namedValues(product.requisites())),
                            texts("seans_catalog_product_image", "image_path", ProductRecord.Content::images)),
                    ProductRecord::content,
                    ProductTable::values)));

    private ProductTable() {}

    private static ChildTable<ProductRecord.Content> texts(
            String name, String column, Function<ProductRecord.Content, List<String>> texts) {
        return child(name, List.of(Column.text(column)), product -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            texts.apply(product).forEach(text -> rows.add(new @Nullable Object[] {text}));
            return rows;
        });
    }

    private static ChildTable<ProductRecord.Content> child(
            String name, List<Column> columns, Function<ProductRecord.Content, List<@Nullable Object[]>> rows) {
        return new ChildTable<>(name, "product_id", columns, rows);
    }

    private static @Nullable Object[] values(ProductRecord.Content product) {
        return new @Nullable Object[] {
            product.name(),
            product.article(),
            product.barcode(),
            product.description(),
            product.unit().code(),
            product.unit().name()
        };
    }

    private static List<@Nullable Object[]> properties(ProductRecord.Content product) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        product.properties()
                .forEach((id, values) -> values.forEach(value -> rows.add(new @Nullable Object[] {id, value})));
        return rows;
    }

    static List<@Nullable Object[]> namedValues(List<NamedValue> values) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        values.forEach(value -> rows.add(new @Nullable Object[] {value.name(), value.value()}));
        return rows;
    }
}
