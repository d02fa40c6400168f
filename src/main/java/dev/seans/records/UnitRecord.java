package dev.seans.records;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the directory of units: goods of schema version 3.1 name only its code.
 *
 * @param id the code, such as {@code 796} for pieces
 * @param content null if the document says no more than the code and the mark
 */
public record UnitRecord(
        String id, DeletionMark mark, @Nullable Content content) implements KeyedRecord {

    public UnitRecord {
        ExternalId.require(id);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.UNIT;
    }

    /**
     * What a unit is.
     *
     * @param name in full, such as {@code Штука}; the short one if there is no other
     * @param shortName such as {@code шт}; null if none is given
     * @param international such as {@code PCE}
     * @param guid its id in 1C, where it has one beside the code
     * @param extra what has no place of its own
     */
    public record Content(
            String name,
            @Nullable String shortName,
            @Nullable String international,
            @Nullable String guid,
            Extra extra) {

        /** A unit with nothing else. */
        public Content(String name, @Nullable String shortName) {
            this(name, shortName, null, null, Extra.NONE);
        }
    }
}
