package dev.seans.records;

/** A record that 1C identifies, so that a later one with the same id replaces it. */
public sealed interface KeyedRecord extends CatalogRecord
        permits GroupRecord,
                PropertyRecord,
                PriceTypeRecord,
                WarehouseRecord,
                UnitRecord,
                CategoryRecord,
                ProductRecord,
                OfferRecord {

    RecordKind kind();

    /** The id that 1C gave it; unique within its kind and source. */
    String id();

    /** The catalogue of 1C that holds it; empty where no catalogue has records of this kind, or the document told none. */
    default String catalogId() {
        return "";
    }

    DeletionMark mark();
}
