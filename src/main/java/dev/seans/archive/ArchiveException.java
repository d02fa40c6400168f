package dev.seans.archive;

import java.io.IOException;

/** An archive, or an entry of it, is not to be unpacked. */
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_DETAIL = 200;

    private final ArchiveFault fault;
    private final String detail;

    /** The detail is what the fault speaks of: mostly the name of an entry; a long one is cut. */
    public ArchiveException(ArchiveFault fault, String detail) {
        super(fault.text() + ": " + detail);
        this.fault = fault;
        this.detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
    }

    public ArchiveFault fault() {
        return fault;
    }

    public String detail() {
        return detail;
    }
}
