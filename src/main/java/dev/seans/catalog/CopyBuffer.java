package dev.seans.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the binary form of COPY: numbers with the highest byte first, each value with its length before it. */
final class CopyBuffer {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] bytes;
    private int length;

    CopyBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** Valid up to {@link #length()}; another array as soon as it grows. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Signature, no flags, no extension. */
    void putHeader() {
        put(SIGNATURE);
        putInt(0);
        putInt(0);
    }

    void putTrailer() {
        putShort(-1);
    }

    void putNull() {
        putInt(-1);
    }

    void putShort(int value) {
        reserve(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    void putByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void put(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
