package dev.seans.archive;

import java.io.IOException;
import java.util.regex.Pattern;

/** An archive, or an entry of it, is not to be unpacked. */
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_DETAIL = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final ArchiveFault fault;
    private final String detail;

    /**
     * A fault, and what it speaks of, mostly the name of an entry. A long one is cut; what would end a line of the log, or
     * what a database would not take, becomes a question mark.
     */
    public ArchiveException(ArchiveFault fault, String detail) {
        super(fault.text() + ": " + shown(detail));
        this.fault = fault;
        this.detail = shown(detail);
    }

    private static String shown(String detail) {
        String start = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
        return UNPRINTABLE.matcher(start).replaceAll("?");
    }

    public ArchiveFault fault() {
        return fault;
    }

    public String detail() {
        return detail;
    }
}
