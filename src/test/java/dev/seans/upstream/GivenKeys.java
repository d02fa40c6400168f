package dev.seans.upstream;

import java.util.Arrays;
import java.util.List;

/** Keys for tests. */
public final class GivenKeys {

    private static final int BYTES = 32;

    private GivenKeys() {}

    /** A cipher with one key. */
    public static SessionCipher cipher() {
        return cipher(key("test", 1));
    }

    /** A cipher with these keys, of which the first one encrypts. */
    public static SessionCipher cipher(EncryptionKey... keys) {
        KeyRing ring = new KeyRing(List.of(keys));
        return new SessionCipher(() -> ring);
    }

    /** A key of this name; another seed gives another key. */
    public static EncryptionKey key(String name, int seed) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) seed);
        return new EncryptionKey(name, bytes);
    }
}
