package dev.seans.upstream;

/** Something encrypted: the name of the key, and the bytes as they are stored, in which the key's name stands, too. */
public final class SealedBytes {

    private final String keyName;
    private final byte[] bytes;

    SealedBytes(String keyName, byte[] bytes) {
        this.keyName = keyName;
        this.bytes = bytes.clone();
    }

    public String keyName() {
        return keyName;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
