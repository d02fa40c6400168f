package dev.seans.catalog;

/** A record that 1C identifies, so that a later one with the same id replaces it. */
public sealed interface KeyedRecord extends CatalogRecord
        permits GroupRecord, PropertyRecord, PriceTypeRecord, WarehouseRecord, ProductRecord, OfferRecord {

    RecordKind kind();

    /** The id that 1C gave it; unique within its kind and source. */
    String id();

    DeletionMark mark();
}
