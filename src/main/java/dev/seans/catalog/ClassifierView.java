package dev.seans.catalog;

import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import dev.seans.records.RecordKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the classifier of a catalogue says: a group, a property, a price type, a warehouse, a unit or a category.
 *
 * @param rowId where the next page begins
 * @param id of 1C
 * @param fields name to text or flag, those of its kind
 * @param updatedAt when it was last written, by the import {@code importId}
 */
public record ClassifierView(
        RecordKind kind,
        long rowId,
        String id,
        boolean deleted,
        Map<String, @Nullable Object> fields,
        Instant updatedAt,
        long importId,
        RecordParts parts) {

    /** Of a property: its directory, by the ids of values. */
    public List<NamedValue> values() {
        return parts.namedValues(rowId, Part.PROPERTY_VALUE);
    }

    /** Of a warehouse, by their kinds. */
    public List<NamedValue> contacts() {
        return parts.namedValues(rowId, Part.WAREHOUSE_CONTACT);
    }

    /** Of a group. */
    public List<ImageView> images() {
        return parts.images(rowId, Part.GROUP_IMAGE);
    }

    /** Of a category: the ids of its properties. */
    public List<String> properties() {
        return parts.texts(rowId, Part.CATEGORY_PROPERTY);
    }

    /** What has no place of its own. */
    public Extra extra() {
        return parts.extra(rowId);
    }
}
