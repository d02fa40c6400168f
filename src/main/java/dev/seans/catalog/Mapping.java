package dev.seans.catalog;

import java.util.function.Consumer;

/** Turns an element into records. */
@FunctionalInterface
interface Mapping {

    /**
     * Hands over one record or several, good or bad, each with what of it was not understood behind it; never throws over
     * what the element contains.
     *
     * @param catalogId of the catalogue around the element; empty if none was told yet
     */
    void map(Element element, String catalogId, Consumer<CatalogRecord> records);

    /** A mapping for elements that are one record each. */
    static Mapping single(RecordKind kind, Reading reading) {
        return singleOfCatalog(kind, (element, catalogId, values) -> reading.read(element, values));
    }

    /** The same for records that belong to a catalogue. */
    static Mapping singleOfCatalog(RecordKind kind, ReadingOfCatalog reading) {
        return (element, catalogId, records) -> {
            try {
                RecordValues values = new RecordValues(kind);
                KeyedRecord read = reading.read(element, catalogId, values);
                records.accept(read);
                values.problems(read.id()).forEach(records);
            } catch (BadRecordException bad) {
                records.accept(bad.at(kind, element));
            }
        };
    }

    /** How to read one record. */
    @FunctionalInterface
    interface Reading {
        KeyedRecord read(Element element, RecordValues values) throws BadRecordException;
    }

    /** How to read one record of a catalogue. */
    @FunctionalInterface
    interface ReadingOfCatalog {
        KeyedRecord read(Element element, String catalogId, RecordValues values) throws BadRecordException;
    }
}
