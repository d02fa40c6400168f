package dev.seans.records;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A property that products can have.
 *
 * @param content null if the document says no more than the id and the mark
 */
public record PropertyRecord(
        String id, DeletionMark mark, @Nullable Content content) implements KeyedRecord {

    public PropertyRecord {
        ExternalId.require(id);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PROPERTY;
    }

    /**
     * What a property is.
     *
     * @param type 1C's word for it, such as {@code Строка} or {@code Справочник}; null if none is given
     * @param told which fields the document tells; the others stay as they are
     * @param directory id of a value to the value: what products may refer to
     * @param forProducts whether products have it; null if that is not said
     * @param forOffers likewise for offers
     * @param extra what has no place of its own
     */
    public record Content(
            String name,
            @Nullable String type,
            SortedMap<String, String> directory,
            @Nullable Boolean forProducts,
            @Nullable Boolean forOffers,
            Extra extra,
            Set<RecordField> told) {

        public static final Set<RecordField> NAME_ALONE = Set.of(RecordField.NAME);

        /** A property of which everything is told. */
        public Content(String name, @Nullable String type, SortedMap<String, String> directory) {
            this(
                    name,
                    type,
                    directory,
                    null,
                    null,
                    Extra.NONE,
                    Set.of(RecordField.NAME, RecordField.VALUE_TYPE, RecordField.DIRECTORY, RecordField.USE));
        }

        public Content {
            told = Set.copyOf(told);
            directory = Collections.unmodifiableSortedMap(new TreeMap<>(directory));
        }
    }
}
