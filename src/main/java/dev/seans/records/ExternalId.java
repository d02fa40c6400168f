package dev.seans.records;

/** The rules for ids that 1C gives: usually a GUID, or two with {@code #} between them, but any text may come. */
public final class ExternalId {

    /** The width of the columns that hold ids. */
    public static final int MAX_LENGTH = 200;

    private ExternalId() {}

    /**
     * Guards the constructors of records.
     *
     * @throws IllegalArgumentException if it is blank or too long to be stored
     */
    static void require(String id) {
        if (id.isBlank() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("An id has 1 to " + MAX_LENGTH + " characters, not " + id.length());
        }
    }

    /**
     * Guards ids that may be absent, which is empty.
     *
     * @throws IllegalArgumentException if it is too long to be stored
     */
    public static void requireFitting(String id) {
        if (id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("An id has at most " + MAX_LENGTH + " characters, not " + id.length());
        }
    }
}
