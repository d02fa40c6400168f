package dev.seans.catalog;

import dev.seans.records.RecordField;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a record, field by field, as short hashes: tells which fields a document changes that mentions others than
 * the document before. A field is in it once it was written to a row that was there already: a first load computes none.
 */
final class FieldHashes {

    private static final int LENGTH = ContentHash.FIELD_LENGTH;

    private final Map<RecordField, String> hashes = new EnumMap<>(RecordField.class);

    /** As they are stored: a letter for each field, and its hash. */
    static FieldHashes parse(@Nullable String text) {
        FieldHashes parsed = new FieldHashes();
        if (text != null) {
            for (RecordField field : RecordField.values()) {
                parsed.find(field, text);
            }
        }
        return parsed;
    }

    private void find(RecordField field, String text) {
        for (int start = 0; start + LENGTH < text.length(); start += LENGTH + 1) {
            if (text.charAt(start) == field.code()) {
                hashes.put(field, text.substring(start + 1, start + 1 + LENGTH));
            }
        }
    }

    /** Notes it; whether it differs from what was known. */
    boolean put(RecordField field, String hash) {
        return !hash.equals(hashes.put(field, hash));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        hashes.forEach((field, hash) -> text.append(field.code()).append(hash));
        return text.toString();
    }
}
