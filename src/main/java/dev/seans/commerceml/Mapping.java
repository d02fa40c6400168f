package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.records.RecordKind;
import java.util.function.Consumer;

/** Turns an element into records. */
@FunctionalInterface
interface Mapping {

    /**
     * Hands over one record or several, good or bad, each with what of it was not understood behind it; never throws over
     * what the element contains.
     *
     * @param context of records that belong to a catalogue
     */
    void map(Element element, GoodsContext context, Consumer<CatalogRecord> records);

    /** A mapping for elements that are one record each. */
    static Mapping single(RecordKind kind, Reading reading) {
        return singleOfCatalog(kind, (element, context, values) -> reading.read(element, values));
    }

    /** The same for records that belong to a catalogue. */
    static Mapping singleOfCatalog(RecordKind kind, ReadingOfCatalog reading) {
        return (element, context, records) -> {
            try {
                RecordValues values = new RecordValues(kind);
                KeyedRecord read = reading.read(element, context, values);
                records.accept(read);
                values.problems(read.id()).forEach(records);
            } catch (BadRecordException bad) {
                records.accept(bad.at(kind, element));
                element.finish();
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
        KeyedRecord read(Element element, GoodsContext context, RecordValues values) throws BadRecordException;
    }
}
