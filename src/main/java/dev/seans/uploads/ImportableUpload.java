package dev.seans.uploads;

/** A file of a session that can be imported, and that no import has named yet. */
public record ImportableUpload(UploadName name, Condition condition) {

    /** How it lies on disk. */
    public enum Condition {
        WHOLE,
        /** Its end is missing: the rest has not come, or never will. */
        CUT_OFF,
        /** This node cannot read it. */
        UNREADABLE
    }
}
