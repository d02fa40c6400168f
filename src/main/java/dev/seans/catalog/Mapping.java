package dev.seans.catalog;

import java.util.function.Consumer;

/** Turns an element into records. */
@FunctionalInterface
interface Mapping {

    /** Hands over one record or several, good or bad; never throws over what the element contains. */
    void map(Element element, Consumer<CatalogRecord> records);

    /** A mapping for elements that are one record each. */
    static Mapping single(RecordKind kind, Reading reading) {
        return (element, records) -> {
            try {
                records.accept(reading.read(element));
            } catch (BadRecordException bad) {
                records.accept(bad.at(kind, element));
            }
        };
    }

    /** How to read one record. */
    @FunctionalInterface
    interface Reading {
        KeyedRecord read(Element element) throws BadRecordException;
    }
}
