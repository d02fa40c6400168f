package dev.seans.commerceml;

import dev.seans.records.DeletionMark;
import dev.seans.records.Extra;
import dev.seans.records.PropertyRecord;
import dev.seans.records.RecordField;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code Свойство}. Its directory has one shape up to schema version 2.04 and another one since. */
final class PropertyMapping {

    /** Up to schema version 2.04 type and directory stand in one element. */
    private static final Map<String, RecordField> FIELDS = Map.of(
            "Наименование", RecordField.NAME,
            "ТипЗначений", RecordField.VALUE_TYPE,
            "ВариантыЗначений", RecordField.DIRECTORY,
            "ТипыЗначений", RecordField.DIRECTORY,
            "ДляТоваров", RecordField.USE,
            "ДляПредложений", RecordField.USE);

    private PropertyMapping() {}

    static PropertyRecord read(Element element, RecordValues values) throws BadRecordException {
        String name = RecordFields.name(element);
        String id = RecordFields.id(element);
        DeletionMark mark = RecordFields.mark(element, name != null);
        if (name == null) {
            RecordFields.markAlone(element, null, values);
            return new PropertyRecord(id, mark, null);
        }
        return new PropertyRecord(id, mark, content(name, element, values));
    }

    private static PropertyRecord.Content content(String name, Element element, RecordValues values) {
        String type = element.text("ТипЗначений");
        SortedMap<String, String> directory = new TreeMap<>();
        addValues(element, directory, values);
        for (Element oldType : element.childrenOf("ТипыЗначений")) {
            type = type == null ? oldType.text("Тип") : type;
            addValues(oldType, directory, values);
        }
        Boolean forProducts = TextValue.flag(element.text("ДляТоваров"));
        Boolean forOffers = TextValue.flag(element.text("ДляПредложений"));
        Extra extra = Leftover.extra(element, null, values);
        return new PropertyRecord.Content(
                name, type, directory, forProducts, forOffers, extra, RecordField.toldWith(extra, told(element)));
    }

    private static Set<RecordField> told(Element element) {
        Set<RecordField> told = EnumSet.copyOf(RecordFields.toldBy(element, FIELDS));
        if (element.child("ТипыЗначений") != null) {
            told.add(RecordField.VALUE_TYPE);
        }
        return told;
    }

    private static void addValues(Element holder, SortedMap<String, String> directory, RecordValues values) {
        for (Element variant : holder.childrenOf("ВариантыЗначений")) {
            boolean plain = variant.children().isEmpty();
            String id = values.reference(variant, variant.name(), plain ? variant.text() : idOf(variant));
            if (id != null) {
                String value = plain ? id : variant.text("Значение");
                directory.put(id, value == null ? "" : value);
            }
        }
    }

    private static @Nullable String idOf(Element variant) {
        String id = variant.text("ИдЗначения");
        return id == null ? variant.text("Ид") : id;
    }
}
