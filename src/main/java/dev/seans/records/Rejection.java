package dev.seans.records;

/**
 * A record that cannot be stored; the rest of its document can.
 *
 * @param line where the record begins, from 1
 * @param column likewise
 * @param detail in English, with no more than a short excerpt of the document
 */
public record Rejection(RecordKind kind, RejectionReason reason, int line, int column, String detail)
        implements CatalogRecord {}
