package dev.seans.session;

import java.util.Arrays;

/** The attributes of a session as the database keeps them: bytes that only the room httpsession can read. */
public final class SessionData {

    /** A session that nobody has put anything into. */
    public static final SessionData NONE = new SessionData(new byte[0]);

    private final byte[] bytes;

    /** Keeps the array, does not copy it: nobody may change it afterwards. */
    public SessionData(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The array itself: nobody may change it. */
    public byte[] bytes() {
        return bytes;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionData that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
