package dev.seans.session;

import java.util.Arrays;

/**
 * The attributes of a session as the database keeps them: bytes that only the room httpsession can read, and what has
 * changed in them since they were written. So a small change in a large session costs a small write.
 */
public final class SessionData {

    /** A session that nobody has put anything into. */
    public static final SessionData NONE = new SessionData(new byte[0]);

    private final byte[] bytes;
    private final byte[] changes;

    /** Keeps the array, does not copy it: nobody may change it afterwards. */
    public SessionData(byte[] bytes) {
        this(bytes, new byte[0]);
    }

    SessionData(byte[] bytes, byte[] changes) {
        this.bytes = bytes;
        this.changes = changes;
    }

    /** The same bytes, of which something else has changed. Keeps the array, too. */
    public SessionData changedBy(byte[] changes) {
        return new SessionData(bytes, changes);
    }

    /** Whether its bytes are the very ones of the other, so that they need not be written again. */
    boolean isChangeOf(SessionData other) {
        return bytes == other.bytes;
    }

    /** The array itself: nobody may change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** The array itself: nobody may change it. */
    public byte[] changes() {
        return changes;
    }

    public boolean isEmpty() {
        return bytes.length == 0 && changes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionData that
                && Arrays.equals(bytes, that.bytes)
                && Arrays.equals(changes, that.changes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Arrays.hashCode(changes);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return bytes.length + changes.length + " bytes";
    }
}
