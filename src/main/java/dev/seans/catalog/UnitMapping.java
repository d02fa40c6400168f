package dev.seans.catalog;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code ЕдиницаИзмерения} of a classifier. Real directories have entries with a blank code; nothing can refer to such a
 * one, so it is left out without a word.
 */
final class UnitMapping implements Mapping {

    @Override
    public void map(Element element, GoodsContext context, Consumer<CatalogRecord> records) {
        String code = element.text("Код");
        String id = code == null ? element.text("Ид") : code;
        if (id != null) {
            Mapping.single(RecordKind.UNIT, (unit, values) -> read(unit, id)).map(element, context, records);
        }
    }

    private static UnitRecord read(Element element, String code) throws BadRecordException {
        UnitRecord.Content content = content(element);
        return new UnitRecord(
                RecordFields.id(element, "Код", code), RecordFields.mark(element, content != null), content);
    }

    private static UnitRecord.@Nullable Content content(Element element) {
        String shortName = element.text("НаименованиеКраткое");
        String fullName = element.text("НаименованиеПолное");
        String name = fullName == null ? shortName : fullName;
        return name == null ? null : new UnitRecord.Content(name, shortName);
    }
}
