package dev.seans.catalog;

/** Why a record cannot be stored. */
public enum RejectionReason {
    /** It, or something in it that must refer to another record, has no id. */
    NO_ID,

    /** An id is longer than the columns that hold ids. */
    ID_TOO_LONG,

    /** A number cannot be read, or has more digits than the columns that hold numbers. */
    BAD_NUMBER
}
