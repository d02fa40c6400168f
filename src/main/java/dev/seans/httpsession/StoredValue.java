package dev.seans.httpsession;

import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Arrays;

/** A serialized attribute. */
final class StoredValue {

    private final byte[] bytes;
    private final boolean listensToBinding;

    /** Keeps the array, does not copy it. */
    StoredValue(byte[] bytes, boolean listensToBinding) {
        this.bytes = bytes;
        this.listensToBinding = listensToBinding;
    }

    static StoredValue of(Object value, byte[] bytes) {
        return new StoredValue(bytes, value instanceof HttpSessionBindingListener);
    }

    /** The array itself: nobody may change it. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether it is a {@link HttpSessionBindingListener}: known without reading it. */
    boolean listensToBinding() {
        return listensToBinding;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredValue that
                && listensToBinding == that.listensToBinding
                && Arrays.equals(bytes, that.bytes);
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
