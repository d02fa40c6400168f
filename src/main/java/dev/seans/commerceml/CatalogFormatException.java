package dev.seans.commerceml;

import org.jspecify.annotations.Nullable;

/** A document is broken from here on. What was read before is good, and nothing behind can be. */
public final class CatalogFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CatalogFault fault;
    private final int line;
    private final int column;
    private final String detail;

    CatalogFormatException(CatalogFault fault, int line, int column, String detail, @Nullable Throwable cause) {
        super(fault.text() + " (line " + line + ", column " + column + ": " + detail + ")", cause);
        this.fault = fault;
        this.line = line;
        this.column = column;
        this.detail = detail;
    }

    public CatalogFault fault() {
        return fault;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }

    /** In English, with no more than a short excerpt of the document. */
    public String detail() {
        return detail;
    }
}
