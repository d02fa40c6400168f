package dev.seans.bulk;

import java.util.Arrays;

/** Bytes that become more: numbers stand with their highest byte first. */
public final class GrowingBytes {

    private byte[] bytes;
    private int length;

    public GrowingBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Valid up to {@link #length()}; another array as soon as it grows. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void putShort(int value) {
        reserve(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    public void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    public void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    void putByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    public void put(byte[] value) {
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
