package dev.seans.commerceml;

import dev.seans.records.CategoryRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.NamedValue;
import dev.seans.records.PriceTypeRecord;
import dev.seans.records.RecordField;
import dev.seans.records.RecordKind;
import dev.seans.records.WarehouseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of CommerceML that is read, as a tree: which sections an element may hold, and which records. What
 * is not known is looked into for what is. Elements may stand in any order; from schema version 3.1 on a document has one kind of data, so every
 * section is optional.
 *
 * @param subject what {@code СодержитТолькоИзменения} and {@code Ид} here are about
 */
record Section(Map<String, Section> sections, Map<String, Mapping> records, Subject subject) {

    private static final Section GROUPS = of("Группа", new GroupMapping());
    private static final Section PROPERTIES = of(Map.of(
            "Свойство", Mapping.single(RecordKind.PROPERTY, PropertyMapping::read),
            "СвойствоНоменклатуры", Mapping.single(RecordKind.PROPERTY, PropertyMapping::read)));
    private static final Section PRICE_TYPES = of("ТипЦены", Mapping.single(RecordKind.PRICE_TYPE, Section::priceType));
    private static final Section WAREHOUSES = of("Склад", Mapping.single(RecordKind.WAREHOUSE, Section::warehouse));
    private static final Section UNITS = of("ЕдиницаИзмерения", new UnitMapping());
    private static final Section CATEGORIES = of("Категория", Mapping.single(RecordKind.CATEGORY, Section::category));
    private static final Section PRODUCTS = of("Товар", new ProductMapping());
    private static final Section OFFERS = of("Предложение", OfferMapping::map);

    private static final Section CATALOG = new Section(Map.of("Товары", PRODUCTS), Map.of(), Subject.GOODS);
    private static final Section OFFER_PACKAGE = offers(Subject.GOODS);
    private static final Section OFFER_CHANGES = offers(Subject.CHANGED_GOODS);
    private static final Section CLASSIFIER = new Section(
            Map.of(
                    "Группы", GROUPS,
                    "Свойства", PROPERTIES,
                    "ТипыЦен", PRICE_TYPES,
                    "Склады", WAREHOUSES,
                    "ЕдиницыИзмерения", UNITS,
                    "Категории", CATEGORIES,
                    "Каталог", CATALOG,
                    "ПакетПредложений", OFFER_PACKAGE),
            Map.of(),
            Subject.CLASSIFIER);

    private static final Map<String, Mapping> ORDERS = Map.of("Документ", new OrderMapping());

    /** What {@code КоммерческаяИнформация} holds. */
    static final Section DOCUMENT = new Section(
            Map.of(
                    "Классификатор", CLASSIFIER,
                    "Каталог", CATALOG,
                    "ПакетПредложений", OFFER_PACKAGE,
                    "ИзмененияПакетаПредложений", OFFER_CHANGES,
                    "Контейнер", of(ORDERS)),
            ORDERS,
            Subject.NONE);

    /** The same, seen from inside an element that is not known: of that element's own id and flags nothing is taken. */
    Section wrapper() {
        return new Section(sections, records, Subject.NONE);
    }

    /** What a section is about. */
    enum Subject {
        NONE,
        CLASSIFIER,
        GOODS,
        CHANGED_GOODS;

        boolean holdsGoods() {
            return this == GOODS || this == CHANGED_GOODS;
        }
    }

    private static Section offers(Subject subject) {
        return new Section(
                Map.of("ТипыЦен", PRICE_TYPES, "Склады", WAREHOUSES, "Предложения", OFFERS), Map.of(), subject);
    }

    private static Section of(String name, Mapping mapping) {
        return of(Map.of(name, mapping));
    }

    private static Section of(Map<String, Mapping> records) {
        return new Section(Map.of(), records, Subject.NONE);
    }

    private static final Map<String, RecordField> PRICE_TYPE_FIELDS =
            Map.of("Наименование", RecordField.NAME, "Валюта", RecordField.CURRENCY, "Налог", RecordField.TAX);

    private static PriceTypeRecord priceType(Element element, RecordValues values) throws BadRecordException {
        Element tax = element.child("Налог");
        String name = RecordFields.name(element);
        String id = RecordFields.id(element);
        DeletionMark mark = RecordFields.mark(element, name != null);
        if (name == null) {
            RecordFields.markAlone(element, null, values);
            return new PriceTypeRecord(id, mark, null);
        }
        return new PriceTypeRecord(
                id,
                mark,
                new PriceTypeRecord.Content(
                        name,
                        element.text("Валюта"),
                        tax == null ? null : RecordFields.name(tax),
                        tax == null ? null : TextValue.flag(tax.text("УчтеноВСумме")),
                        Leftover.extra(element, null, values),
                        RecordFields.toldBy(element, PRICE_TYPE_FIELDS)));
    }

    private static WarehouseRecord warehouse(Element element, RecordValues values) throws BadRecordException {
        String name = RecordFields.name(element);
        String id = RecordFields.id(element);
        DeletionMark mark = RecordFields.mark(element, name != null);
        if (name == null) {
            RecordFields.markAlone(element, null, values);
            return new WarehouseRecord(id, mark, null);
        }
        String address = address(element);
        List<NamedValue> contacts = contacts(element);
        return new WarehouseRecord(
                id, mark, new WarehouseRecord.Content(name, address, contacts, Leftover.extra(element, null, values)));
    }

    /** In words; the fields of which it is made are left over. */
    private static @Nullable String address(Element warehouse) {
        Element address = warehouse.child("Адрес");
        if (address == null) {
            return null;
        }
        return address.reading().children().isEmpty() ? address.text() : address.text("Представление");
    }

    private static List<NamedValue> contacts(Element warehouse) {
        List<NamedValue> contacts = new ArrayList<>(0);
        for (Element contact : warehouse.childrenOf("Контакты")) {
            String kind = contact.text("Тип");
            String value = kind == null ? null : contact.text("Значение");
            if (kind != null && value != null) {
                contacts.add(new NamedValue(kind, value));
            }
        }
        return contacts;
    }

    private static CategoryRecord category(Element element, RecordValues values) throws BadRecordException {
        String name = RecordFields.name(element);
        String id = RecordFields.id(element);
        DeletionMark mark = RecordFields.mark(element, name != null);
        if (name == null) {
            RecordFields.markAlone(element, null, values);
            return new CategoryRecord(id, mark, null);
        }
        List<String> properties = new ArrayList<>(0);
        for (Element property : element.childrenOf("Свойства")) {
            String reference = property.name().equals("Ид") ? values.reference(property) : null;
            if (reference != null) {
                properties.add(reference);
            }
        }
        return new CategoryRecord(
                id, mark, new CategoryRecord.Content(name, properties, Leftover.extra(element, null, values)));
    }
}
