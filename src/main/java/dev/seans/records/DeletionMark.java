package dev.seans.records;

/** What a document says about the deletion of a record. */
public enum DeletionMark {
    SET,
    CLEARED,

    /** Nothing: a delta that brings only prices neither deletes an offer nor revives it. */
    UNMENTIONED;

    /** Whether the record is deleted now. */
    public boolean over(boolean storedMark) {
        return this == SET || (this == UNMENTIONED && storedMark);
    }
}
