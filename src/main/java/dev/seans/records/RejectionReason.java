package dev.seans.records;

/** Why a record cannot be stored. */
public enum RejectionReason {
    /** It has no id. */
    NO_ID,

    /** An id is longer than the columns that hold ids. */
    ID_TOO_LONG
}
