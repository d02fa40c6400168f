package dev.seans.uploads;

/**
 * What became of a part.
 *
 * @param kind whether it began a generation, was appended to one, or was there already
 * @param generation as it is afterwards
 */
record Attachment(Kind kind, Generation generation) {

    /** What became of a part. */
    enum Kind {
        BEGUN,
        APPENDED,
        ACKNOWLEDGED
    }

    static Attachment begun(Generation generation) {
        return new Attachment(Kind.BEGUN, generation);
    }

    static Attachment appended(Generation generation) {
        return new Attachment(Kind.APPENDED, generation);
    }

    static Attachment acknowledged(Generation generation) {
        return new Attachment(Kind.ACKNOWLEDGED, generation);
    }
}
