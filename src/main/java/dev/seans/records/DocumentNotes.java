package dev.seans.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document says beside its records.
 *
 * @param header path of an element or attribute to its text, in the order of the document: the version of the schema, when it
 *     was made, by whom
 * @param unknown what of it nothing here reads, in the order of the document
 */
public record DocumentNotes(Map<String, String> header, List<UnknownElement> unknown) {

    public static final DocumentNotes NONE = new DocumentNotes(Map.of(), List.of());

    public DocumentNotes {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        unknown = List.copyOf(unknown);
    }
}
