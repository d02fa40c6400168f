package dev.seans.catalog;

import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the classifier of a catalogue says: a group, a property, a price type, a warehouse, a unit or a category.
 *
 * @param fields name to text or flag, those of its kind
 * @param parts what belongs to it, if anything does to its kind: the values of a property, by their ids; the contacts of a
 *     warehouse, by their kinds; the images of a group and the properties of a category, without names
 */
public record ClassifierView(
        long rowId,
        String id,
        boolean deleted,
        Map<String, @Nullable Object> fields,
        List<NamedValue> parts,
        Extra extra) {

    public ClassifierView {
        parts = List.copyOf(parts);
    }
}
