package dev.seans.records;

/** What a record is about. The names are stored: renaming one needs a migration. */
public enum RecordKind {
    GROUP,
    PROPERTY,
    PRICE_TYPE,
    WAREHOUSE,
    UNIT,
    CATEGORY,
    PRODUCT,
    OFFER,

    /** Of no catalogue: a document that 1C sends back. */
    ORDER;

    /** Whether {@code deactivate} is about it. */
    public boolean mayBeHidden() {
        return this == PRODUCT || this == OFFER;
    }
}
