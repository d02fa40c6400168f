package dev.seans.catalog;

/** A record cannot be stored; becomes a {@link Rejection} where its place is known. */
final class BadRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    BadRecordException(RejectionReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** Of the record, of which nothing else is told then. */
    Rejection at(RecordKind kind, Element record) {
        record.finish();
        return new Rejection(kind, reason, record.line(), record.column(), String.valueOf(getMessage()));
    }
}
