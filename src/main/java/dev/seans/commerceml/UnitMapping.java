package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import dev.seans.records.DeletionMark;
import dev.seans.records.Extra;
import dev.seans.records.RecordKind;
import dev.seans.records.UnitRecord;
import java.util.function.Consumer;

/**
 * {@code ЕдиницаИзмерения} of a classifier. Real directories have entries with a blank code; nothing can refer to such a
 * one, so it is left out without a word.
 */
final class UnitMapping implements Mapping {

    @Override
    public void map(Element element, GoodsContext context, Consumer<CatalogRecord> records) {
        String code = element.text("Код");
        String id = code == null ? element.text("Ид") : code;
        if (id == null) {
            element.finish();
        } else {
            Mapping.single(RecordKind.UNIT, (unit, values) -> read(unit, id, values))
                    .map(element, context, records);
        }
    }

    private static UnitRecord read(Element element, String code, RecordValues values) throws BadRecordException {
        String shortName = element.text("НаименованиеКраткое");
        String fullName = element.text("НаименованиеПолное");
        String name = fullName == null ? shortName : fullName;
        String id = RecordFields.id(element, "Код", code);
        DeletionMark mark = RecordFields.mark(element, name != null);
        if (name == null) {
            RecordFields.markAlone(element, null, values);
            return new UnitRecord(id, mark, null);
        }
        String international = element.text("МеждународноеСокращение");
        String guid = code.equals(element.text("Ид")) ? null : element.text("Ид");
        Extra extra = Leftover.extra(element, null, values);
        return new UnitRecord(id, mark, new UnitRecord.Content(name, shortName, international, guid, extra));
    }
}
