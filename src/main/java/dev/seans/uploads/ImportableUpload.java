package dev.seans.uploads;

import dev.seans.identity.UploadName;

/** A file of a session that can be imported, and that no import has named yet. */
public record ImportableUpload(UploadName name, Condition condition) {

    /** How it lies on disk. */
    public enum Condition {
        WHOLE,
        /** Its end is missing, or it is an archive that cannot be unpacked. */
        DAMAGED,
        /** This node cannot read it. */
        UNREADABLE
    }
}
