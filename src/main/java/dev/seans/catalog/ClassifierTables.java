package dev.seans.catalog;

import static dev.seans.records.RecordField.CURRENCY;
import static dev.seans.records.RecordField.DIRECTORY;
import static dev.seans.records.RecordField.NAME;
import static dev.seans.records.RecordField.TAX;
import static dev.seans.records.RecordField.USE;
import static dev.seans.records.RecordField.VALUE_TYPE;

import dev.seans.bulk.Column;
import dev.seans.catalog.RecordPart.Field;
import dev.seans.records.CategoryRecord;
import dev.seans.records.Extra;
import dev.seans.records.GroupRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.PriceTypeRecord;
import dev.seans.records.PropertyRecord;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import dev.seans.records.UnitRecord;
import dev.seans.records.WarehouseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of groups, properties, price types, warehouses and units. */
final class ClassifierTables {

    private static final Set<RecordField> DESCRIBED = Set.of(NAME);

    static final RecordTable<GroupRecord> GROUPS = new RecordTable<>(
            RecordKind.GROUP,
            "seans_catalog_group",
            List.of(new RecordPart<>(
                    "content_hash",
                    List.of(
                            new Field<>(
                                    NAME,
                                    List.of(Column.text("parent_ext_id"), Column.text("name")),
                                    group -> new @Nullable Object[] {group.parentId(), group.name()},
                                    null),
                            ProductTable.images(
                                    "seans_catalog_group_image", "group_id", GroupRecord.Content::imagesOrNone),
                            Field.extra(GroupRecord.Content::extra)),
                    GroupRecord::content,
                    GroupRecord.Content::told)));

    static final RecordTable<PropertyRecord> PROPERTIES = new RecordTable<>(
            RecordKind.PROPERTY,
            "seans_catalog_property",
            List.of(new RecordPart<>(
                    "content_hash",
                    List.of(
                            Field.text(NAME, "name", PropertyRecord.Content::name),
                            Field.text(VALUE_TYPE, "value_type", PropertyRecord.Content::type),
                            Field.rows(
                                    DIRECTORY,
                                    new ChildTable<>(
                                            "seans_catalog_property_value",
                                            "property_id",
                                            List.of(Column.text("ext_id"), Column.text("content")),
                                            ClassifierTables::directory)),
                            new Field<>(
                                    USE,
                                    List.of(Column.flag("for_products"), Column.flag("for_offers")),
                                    property -> new @Nullable Object[] {property.forProducts(), property.forOffers()},
                                    null),
                            Field.extra(PropertyRecord.Content::extra)),
                    PropertyRecord::content,
                    PropertyRecord.Content::told)));

    static final RecordTable<PriceTypeRecord> PRICE_TYPES = new RecordTable<>(
            RecordKind.PRICE_TYPE,
            "seans_catalog_price_type",
            List.of(new RecordPart<>(
                    "content_hash",
                    List.of(
                            Field.text(NAME, "name", PriceTypeRecord.Content::name),
                            Field.text(CURRENCY, "currency", PriceTypeRecord.Content::currency),
                            new Field<>(
                                    TAX,
                                    List.of(Column.text("tax"), Column.flag("tax_included")),
                                    type -> new @Nullable Object[] {type.tax(), type.taxIncluded()},
                                    null),
                            Field.extra(PriceTypeRecord.Content::extra)),
                    PriceTypeRecord::content,
                    PriceTypeRecord.Content::told)));

    static final RecordTable<WarehouseRecord> WAREHOUSES = new RecordTable<>(
            RecordKind.WAREHOUSE,
            "seans_catalog_warehouse",
            List.of(described(
                    List.of(Column.text("name"), Column.text("address")),
                    WarehouseRecord::content,
                    warehouse -> new @Nullable Object[] {warehouse.name(), warehouse.address()},
                    new ChildTable<>(
                            "seans_catalog_warehouse_contact",
                            "warehouse_id",
                            List.of(Column.text("name"), Column.text("content")),
                            warehouse -> ProductTable.namedValues(warehouse.contacts())),
                    WarehouseRecord.Content::extra)));

    static final RecordTable<CategoryRecord> CATEGORIES = new RecordTable<>(
            RecordKind.CATEGORY,
            "seans_catalog_category",
            List.of(described(
                    List.of(Column.text("name")),
                    CategoryRecord::content,
                    category -> new @Nullable Object[] {category.name()},
                    new ChildTable<>(
                            "seans_catalog_category_property",
                            "category_id",
                            List.of(Column.text("property_ext_id")),
                            category -> ProductTable.rowsOf(category.properties())),
                    CategoryRecord.Content::extra)));

    static final RecordTable<UnitRecord> UNITS = new RecordTable<>(
            RecordKind.UNIT,
            "seans_catalog_unit",
            List.of(described(
                    List.of(
                            Column.text("name"),
                            Column.text("short_name"),
                            Column.text("international"),
                            Column.text("guid")),
                    UnitRecord::content,
                    unit -> new @Nullable Object[] {unit.name(), unit.shortName(), unit.international(), unit.guid()},
                    null,
                    UnitRecord.Content::extra)));

    private ClassifierTables() {}

    /** A part that is told as one. */
    private static <R extends KeyedRecord, C> RecordPart<R, C> described(
            List<Column> columns,
            Function<R, @Nullable C> content,
            Function<C, @Nullable Object[]> values,
            @Nullable ChildTable<C> child,
            Function<C, Extra> extra) {
        List<Field<C>> fields = List.of(new Field<>(NAME, columns, values, child), Field.extra(extra));
        return new RecordPart<>(
                "content_hash", fields, content, told -> RecordField.toldWith(extra.apply(told), DESCRIBED));
    }

    private static List<@Nullable Object[]> directory(PropertyRecord.Content property) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        property.directory().forEach((id, value) -> rows.add(new @Nullable Object[] {id, value}));
        return rows;
    }
}
