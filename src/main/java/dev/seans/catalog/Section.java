package dev.seans.catalog;

import java.util.Map;

/**
 * The part of CommerceML that is read, as a tree: which sections an element may hold, and which records. Everything
 * else, such as the orders in {@code Документ}, is skipped. Elements may stand in any order.
 *
 * @param holdsGoods whether {@code СодержитТолькоИзменения} and {@code Ид} here are about the goods
 */
record Section(Map<String, Section> sections, Map<String, Mapping> records, boolean holdsGoods) {

    private static final Section GROUPS = of("Группа", new GroupMapping());
    private static final Section PROPERTIES = of(Map.of(
            "Свойство", Mapping.single(RecordKind.PROPERTY, PropertyMapping::read),
            "СвойствоНоменклатуры", Mapping.single(RecordKind.PROPERTY, PropertyMapping::read)));
    private static final Section PRICE_TYPES = of("ТипЦены", Mapping.single(RecordKind.PRICE_TYPE, Section::priceType));
    private static final Section WAREHOUSES = of("Склад", Mapping.single(RecordKind.WAREHOUSE, Section::warehouse));
    private static final Section PRODUCTS =
            of("Товар", Mapping.singleOfCatalog(RecordKind.PRODUCT, ProductMapping::read));
    private static final Section OFFERS =
            of("Предложение", Mapping.singleOfCatalog(RecordKind.OFFER, OfferMapping::read));

    private static final Section CLASSIFIER = new Section(
            Map.of("Группы", GROUPS, "Свойства", PROPERTIES, "ТипыЦен", PRICE_TYPES, "Склады", WAREHOUSES),
            Map.of(),
            false);
    private static final Section CATALOG = new Section(Map.of("Товары", PRODUCTS), Map.of(), true);
    private static final Section OFFER_PACKAGE =
            new Section(Map.of("ТипыЦен", PRICE_TYPES, "Склады", WAREHOUSES, "Предложения", OFFERS), Map.of(), true);

    /** What {@code КоммерческаяИнформация} holds. */
    static final Section DOCUMENT = new Section(
            Map.of(
                    "Классификатор", CLASSIFIER,
                    "Каталог", CATALOG,
                    "ПакетПредложений", OFFER_PACKAGE,
                    "ИзмененияПакетаПредложений", OFFER_PACKAGE),
            Map.of(),
            false);

    private static Section of(String name, Mapping mapping) {
        return of(Map.of(name, mapping));
    }

    private static Section of(Map<String, Mapping> records) {
        return new Section(Map.of(), records, false);
    }

    private static PriceTypeRecord priceType(Element element) throws BadRecordException {
        String name = RecordFields.name(element);
        PriceTypeRecord.Content content =
                name == null ? null : new PriceTypeRecord.Content(name, element.text("Валюта"));
        return new PriceTypeRecord(RecordFields.id(element), RecordFields.mark(element, name != null), content);
    }

    private static WarehouseRecord warehouse(Element element) throws BadRecordException {
        String name = RecordFields.name(element);
        return new WarehouseRecord(
                RecordFields.id(element),
                RecordFields.mark(element, name != null),
                name == null ? null : new WarehouseRecord.Content(name));
    }
}
