package dev.seans.commerceml;

import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.RejectionReason;

/** A record cannot be stored; becomes a {@link Rejection} where its place is known. */
final class BadRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    BadRecordException(RejectionReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Rejection at(RecordKind kind, Element record) {
        return new Rejection(kind, reason, record.line(), record.column(), String.valueOf(getMessage()));
    }
}
