package dev.seans.upstream;

import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256 and its name, which stands in front of whatever it has encrypted. */
public final class EncryptionKey {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,20}");
    private static final int BYTES = 32;

    private final String name;
    private final SecretKey key;

    /**
     * A key of these bytes.
     *
     * @throws IllegalArgumentException if the name or the length is wrong; the message shows no byte of the key
     */
    public EncryptionKey(String name, byte[] bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected 1 to 20 letters, digits, '_' or '-' as the name of a key");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected 64 hex digits as the key " + name);
        }
        this.name = name;
        this.key = new SecretKeySpec(bytes, "AES");
    }

    public String name() {
        return name;
    }

    SecretKey key() {
        return key;
    }

    /** Shows the name alone. */
    @Override
    public String toString() {
        return "key " + name;
    }
}
