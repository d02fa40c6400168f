package dev.seans.uploads;

/** What is done, once for each silence, about an upload after which nothing more came. */
public enum QuietMark {
    /** The operator was warned. */
    WARNED("warned_file_at"),
    /** It was imported, or found not to be fit for it. */
    IMPORTED("idle_file_at");

    private final String column;

    QuietMark(String column) {
        this.column = column;
    }

    /** Where the row remembers of which file's silence it was. */
    String column() {
        return column;
    }
}
