package dev.seans.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of a record beside all that has a place of its own: kept as it came, so that nothing is lost.
 *
 * @param values name of an element in the record, or of an attribute with {@code @} before it, to what it says, as JSON: a text;
 *     an object, in which attributes have {@code @} before their names and a text beside them is {@code #text}; an array, where
 *     the element stands several times. Where a part of an element has a place, only the other parts are here, with what
 *     identifies it
 */
public record Extra(SortedMap<String, String> values) {

    public static final Extra NONE = new Extra(new TreeMap<>());

    public Extra {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Names and values, in the order of the names. */
    public List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>(values.size());
        values.forEach((name, value) -> rows.add(new @Nullable Object[] {name, value}));
        return rows;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
