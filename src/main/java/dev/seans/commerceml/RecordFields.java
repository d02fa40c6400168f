package dev.seans.commerceml;

import dev.seans.records.DeletionMark;
import dev.seans.records.ExternalId;
import dev.seans.records.RecordField;
import dev.seans.records.RejectionReason;
import dev.seans.records.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What records of all kinds have in common. */
final class RecordFields {

    private RecordFields() {}

    /**
     * The id of a record.
     *
     * @throws BadRecordException if there is none, or it is too long
     */
    static String id(Element record) throws BadRecordException {
        return id(record, "Ид", record.attributeOrText("Ид"));
    }

    /**
     * The id of a record that is put together, or has another name.
     *
     * @param field its name, for the message
     * @throws BadRecordException if it is absent, the empty reference, or too long
     */
    static String id(Element record, String field, @Nullable String text) throws BadRecordException {
        String id = TextValue.reference(text);
        if (id == null) {
            throw new BadRecordException(RejectionReason.NO_ID, Excerpt.of(record.name()) + " without " + field);
        }
        if (id.length() > ExternalId.MAX_LENGTH) {
            throw new BadRecordException(
                    RejectionReason.ID_TOO_LONG,
                    "an id of " + id.length() + " characters, more than " + ExternalId.MAX_LENGTH + ": "
                            + Excerpt.of(id));
        }
        return id;
    }

    /**
     * The deletion mark, in any of the ways that 1C has had for it.
     *
     * @param described whether the record says anything about itself: 1C describes what exists
     */
    static DeletionMark mark(Element record, boolean described) {
        String status = record.attributeOrText("Статус");
        String flag = record.attributeOrText("ПометкаУдаления");
        if (isWord(status, "Удален", "Удалён") || isWord(flag, "true", "1", "да")) {
            return DeletionMark.SET;
        }
        return described || status != null || flag != null ? DeletionMark.CLEARED : DeletionMark.UNMENTIONED;
    }

    /**
     * Of a record without a name nothing is stored but its mark: it tells so, if there is more.
     *
     * @param separate a child that holds records of its own; null if none does
     */
    static void markAlone(Element record, @Nullable String separate, RecordValues values) {
        if (!Leftover.extra(record, separate, values).isEmpty()) {
            values.refuse(record, "", "without a name: nothing of it is stored but the mark of deletion");
        }
        record.finish();
    }

    static @Nullable String name(Element record) {
        return TextValue.unescapedTwice(record.text("Наименование"));
    }

    /** The base unit: a code in an attribute and a name beside it, or, from 3.x on, just a code as text. */
    static Unit unit(Element record, RecordValues values) {
        Element unit = record.child("БазоваяЕдиница");
        if (unit == null) {
            return Unit.NONE;
        }
        String text = unit.text();
        String given = unit.attribute("Код");
        String name = unit.attribute("НаименованиеПолное");
        boolean textIsCode = given == null && text != null && text.chars().allMatch(Character::isDigit);
        String code = textIsCode ? text : given;
        String word = textIsCode ? null : text;
        return new Unit(
                code,
                name == null ? word : name,
                name == null ? null : word,
                unit.attribute("МеждународноеСокращение"),
                conversions(unit, code, values));
    }

    /** Some bases tell of each unit that it is one of itself. */
    private static List<Unit.Conversion> conversions(Element unit, @Nullable String code, RecordValues values) {
        List<Unit.Conversion> conversions = new ArrayList<>(0);
        for (Element told : unit.children("Пересчет")) {
            String other = told.text("Единица");
            BigDecimal coefficient = values.number(told, "Коэффициент");
            boolean isItself = other != null && other.equals(code);
            if (!isItself || (coefficient != null && coefficient.compareTo(BigDecimal.ONE) != 0)) {
                conversions.add(new Unit.Conversion(other, coefficient));
            }
        }
        return conversions;
    }

    private static boolean isWord(@Nullable String text, String... words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }

    /** Those for which an element has a child. */
    static Set<RecordField> toldBy(Element element, Map<String, RecordField> fieldsOfChildren) {
        Set<RecordField> told = EnumSet.noneOf(RecordField.class);
        for (Element child : element.children()) {
            RecordField field = fieldsOfChildren.get(child.name());
            if (field != null) {
                told.add(field);
            }
        }
        return Collections.unmodifiableSet(told);
    }
}
