package dev.seans.catalog;

import static dev.seans.records.RecordField.ARTICLE;
import static dev.seans.records.RecordField.BARCODE;
import static dev.seans.records.RecordField.CATEGORY;
import static dev.seans.records.RecordField.CHARACTERISTICS;
import static dev.seans.records.RecordField.CODE;
import static dev.seans.records.RecordField.COUNTRY;
import static dev.seans.records.RecordField.DESCRIPTION;
import static dev.seans.records.RecordField.FULL_NAME;
import static dev.seans.records.RecordField.GROUPS;
import static dev.seans.records.RecordField.IMAGES;
import static dev.seans.records.RecordField.MANUFACTURER;
import static dev.seans.records.RecordField.NAME;
import static dev.seans.records.RecordField.PROPERTIES;
import static dev.seans.records.RecordField.REQUISITES;
import static dev.seans.records.RecordField.TAXES;
import static dev.seans.records.RecordField.UNIT;
import static dev.seans.records.RecordField.VERSION;
import static dev.seans.records.RecordField.WEIGHT;

import dev.seans.bulk.Column;
import dev.seans.catalog.RecordPart.Field;
import dev.seans.records.NamedValue;
import dev.seans.records.ProductDetails;
import dev.seans.records.ProductRecord;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import dev.seans.records.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tables of a product. */
final class ProductTable {

    static final RecordTable<ProductRecord> PRODUCTS = new RecordTable<>(
            RecordKind.PRODUCT,
            "seans_catalog_product",
            List.of(new RecordPart<>(
                    "content_hash",
                    List.of(
                            Field.text(NAME, "name", ProductRecord.Content::name),
                            Field.text(ARTICLE, "article", ProductRecord.Content::article),
                            barcodes("seans_catalog_product_barcode", "product_id", ProductRecord.Content::barcodes),
                            Field.text(DESCRIPTION, "description", ProductRecord.Content::description),
                            unit("seans_catalog_product_unit", "product_id", ProductRecord.Content::unit),
                            Field.rows(
                                    GROUPS,
                                    texts(
                                            "seans_catalog_product_group",
                                            "group_ext_id",
                                            ProductRecord.Content::groups)),
                            properties(
                                    "seans_catalog_product_property",
                                    "product_id",
                                    ProductRecord.Content::properties,
                                    ProductRecord.Content::describes),
                            Field.rows(
                                    REQUISITES,
                                    child(
                                            "seans_catalog_product_requisite",
                                            List.of(Column.text("name"), Column.text("content")),
                                            product -> namedValues(product.requisites()),
                                            product -> product.describes() ? null : names(product.requisites()))),
                            images("seans_catalog_product_image", "product_id", ProductRecord.Content::images),
                            Field.rows(
                                    CHARACTERISTICS,
                                    new ChildTable<>(
                                            "seans_catalog_product_characteristic",
                                            "product_id",
                                            List.of(Column.text("ext_id"), Column.text("name"), Column.text("content")),
                                            ProductTable::characteristics)),
                            detail(CODE, "code", ProductDetails::code),
                            detail(FULL_NAME, "full_name", ProductDetails::fullName),
                            detail(COUNTRY, "country", ProductDetails::country),
                            detail(CATEGORY, "category_ext_id", ProductDetails::categoryId),
                            new Field<>(
                                    WEIGHT,
                                    List.of(Column.number("weight")),
                                    product -> new @Nullable Object[] {
                                        product.details().weight()
                                    },
                                    null),
                            new Field<>(
                                    MANUFACTURER,
                                    List.of(Column.text("manufacturer_ext_id"), Column.text("manufacturer")),
                                    product -> new @Nullable Object[] {
                                        product.details().manufacturerId(),
                                        product.details().manufacturer()
                                    },
                                    null),
                            Field.rows(
                                    TAXES,
                                    new ChildTable<>(
                                            "seans_catalog_product_tax",
                                            "product_id",
                                            List.of(Column.text("name"), Column.text("rate")),
                                            product -> namedValues(
                                                    product.details().taxes()))),
                            detail(VERSION, "version", ProductDetails::version),
                            Field.extra(ProductRecord.Content::extra)),
                    ProductRecord::content,
                    ProductRecord.Content::told)));

    private ProductTable() {}

    private static Field<ProductRecord.Content> detail(
            RecordField name, String column, Function<ProductDetails, @Nullable String> text) {
        return Field.text(name, column, product -> text.apply(product.details()));
    }

    private static ChildTable<ProductRecord.Content> texts(
            String name, String column, Function<ProductRecord.Content, List<String>> texts) {
        return new ChildTable<>(
                name, "product_id", List.of(Column.text(column)), product -> rowsOf(texts.apply(product)));
    }

    static List<@Nullable Object[]> rowsOf(List<String> texts) {
        List<@Nullable Object[]> rows = new ArrayList<>(texts.size());
        texts.forEach(text -> rows.add(new @Nullable Object[] {text}));
        return rows;
    }

    /** The first one stands in the row, further ones, which are rare, in a table. */
    static <C> Field<C> barcodes(String table, String owner, Function<C, List<String>> barcodes) {
        return new Field<>(
                BARCODE,
                List.of(Column.text("barcode")),
                content -> {
                    List<String> all = barcodes.apply(content);
                    return new @Nullable Object[] {all.isEmpty() ? null : all.get(0)};
                },
                new ChildTable<>(table, owner, List.of(Column.text("barcode")), content -> {
                    List<String> all = barcodes.apply(content);
                    return all.size() < 2 ? List.of() : rowsOf(all.subList(1, all.size()));
                }));
    }

    private static List<@Nullable Object[]> characteristics(ProductRecord.Content product) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        product.characteristics().forEach(one -> rows.add(new @Nullable Object[] {one.id(), one.name(), one.value()}));
        return rows;
    }

    static <C> Field<C> unit(String table, String owner, Function<C, Unit> units) {
        return new Field<>(
                UNIT,
                List.of(
                        Column.text("unit_code"),
                        Column.text("unit_name"),
                        Column.text("unit_short_name"),
                        Column.text("unit_international")),
                content -> {
                    Unit unit = units.apply(content);
                    return new @Nullable Object[] {unit.code(), unit.name(), unit.shortName(), unit.international()};
                },
                new ChildTable<>(
                        table,
                        owner,
                        List.of(Column.text("unit"), Column.number("coefficient")),
                        content -> units.apply(content).rows()));
    }

    private static ChildTable<ProductRecord.Content> child(
            String name,
            List<Column> columns,
            Function<ProductRecord.Content, List<@Nullable Object[]>> rows,
            Function<ProductRecord.Content, @Nullable Set<String>> toldKeys) {
        return new ChildTable<>(name, "product_id", columns, rows, toldKeys);
    }

    private static Set<String> names(List<NamedValue> values) {
        Set<String> names = new LinkedHashSet<>();
        values.forEach(value -> names.add(value.name()));
        return names;
    }

    static <C> Field<C> images(String table, String owner, Function<C, List<String>> images) {
        return Field.rows(
                IMAGES,
                new ChildTable<>(
                        table, owner, List.of(Column.text("image_path")), content -> rowsOf(images.apply(content))));
    }

    /** A record that does not describe itself tells only some of its properties. */
    static <C> Field<C> properties(
            String table,
            String owner,
            Function<C, SortedMap<String, List<String>>> properties,
            Predicate<C> describes) {
        return Field.rows(
                PROPERTIES,
                new ChildTable<>(
                        table,
                        owner,
                        List.of(Column.text("property_ext_id"), Column.text("content")),
                        content -> rowsOf(properties.apply(content)),
                        content -> describes.test(content)
                                ? null
                                : properties.apply(content).keySet()));
    }

    private static List<@Nullable Object[]> rowsOf(SortedMap<String, List<String>> properties) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        properties.forEach((id, values) -> values.forEach(value -> rows.add(new @Nullable Object[] {id, value})));
        return rows;
    }

    static List<@Nullable Object[]> namedValues(List<NamedValue> values) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        values.forEach(value -> rows.add(new @Nullable Object[] {value.name(), value.value()}));
        return rows;
    }
}
