package dev.seans.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be stored of one part of one record, field by field; null for a field that the document does not tell. */
final class PartRows {

    private final List<@Nullable FieldRows> fields;
    private final String hash;

    PartRows(List<@Nullable FieldRows> fields) {
        this.fields = fields;
        hash = ContentHash.of(fields);
    }

    List<@Nullable FieldRows> fields() {
        return fields;
    }

    String hash() {
        return hash;
    }
}
