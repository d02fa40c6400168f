package dev.seans.catalog;

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

    static @Nullable String name(Element record) {
        return TextValue.unescapedTwice(record.text("Наименование"));
    }

    /** The base unit: a code in an attribute and a name beside it, or, from 3.x on, just a code as text. */
    static Unit unit(Element record) {
        Element unit = record.child("БазоваяЕдиница");
        if (unit == null) {
            return Unit.NONE;
        }
        String text = unit.text();
        String code = unit.attribute("Код");
        String name = unit.attribute("НаименованиеПолное");
        boolean textIsCode = code == null && text != null && text.chars().allMatch(Character::isDigit);
        return new Unit(textIsCode ? text : code, name == null && !textIsCode ? text : name);
    }

    private static boolean isWord(@Nullable String text, String... words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }
}
