package dev.seans.registry;

/** How far an import session, or one file of it, has come. */
public enum ImportState {
    /** Waits for its turn. */
    PENDING,
    /** A runner works on it, or is to take it over. */
    IN_PROGRESS,
    COMPLETED,
    FAILED;

    public boolean isActive() {
        return this == PENDING || this == IN_PROGRESS;
    }
}
