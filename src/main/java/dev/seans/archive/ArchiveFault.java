package dev.seans.archive;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with an archive. */
public enum ArchiveFault {
    BROKEN("the archive is damaged, or no zip at all"),
    TRUNCATED("the archive breaks off before its end"),
    ENCRYPTED("the archive has a password"),
    COMPRESSION("the archive is packed in a way that is not understood"),
    LINK("the archive holds a link instead of a file"),
    NAME("the archive holds a name that cannot be a file below its folder"),
    RATIO("the archive holds a file that becomes too large when it is unpacked"),
    LIMIT("the archive exceeds a limit");

    private static final String PREFIX = "ARCHIVE_";

    private final String text;

    ArchiveFault(String text) {
        this.text = text;
    }

    /** Names the fault among other failures. */
    public String code() {
        return PREFIX + name();
    }

    /** One sentence for operators, without its end. */
    public String text() {
        return text;
    }

    /** The fault of this {@link #code()}, if it is one. */
    public static Optional<ArchiveFault> ofCode(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code().equals(code))
                .findFirst();
    }
}
