package dev.seans.session;

/** How a request holds its session while it runs. */
public enum Access {
    /** Alone: all other requests of the session wait, but those of {@link #NONE}. The only one that may change it. */
    EXCLUSIVE,
    /** Beside other readers; waits for a request that is alone, and holds such requests off. */
    SHARED,
    /** Works on a copy: waits for a request that is alone, holds nobody off. */
    SNAPSHOT,
    /** Holds nothing and reads no data; only the id is checked. */
    NONE;

    public boolean mayChange() {
        return this == EXCLUSIVE;
    }

    /** Whether others may have to wait for the request. */
    public boolean locks() {
        return this == EXCLUSIVE || this == SHARED;
    }

    public boolean readsData() {
        return this != NONE;
    }
}
