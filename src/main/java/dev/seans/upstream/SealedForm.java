package dev.seans.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How encrypted bytes are stored: a byte for the format, one for the length of the key's name, the name, 12 bytes that
 * are never used twice with a key (the IV), and what was encrypted, with its tag of
 * 16 bytes.
 */
final class SealedForm {

    static final int FORMAT = 1;
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final int MAX_NAME = 20;

    private final String keyName;
    private final byte[] iv;
    private final byte[] encrypted;

    SealedForm(String keyName, byte[] iv, byte[] encrypted) {
        this.keyName = keyName;
        this.iv = iv.clone();
        this.encrypted = encrypted.clone();
    }

    /** Empty if bytes of this form cannot begin so, or end so early. */
    static Optional<SealedForm> parse(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        if (bytes.remaining() < 2 || bytes.get() != FORMAT) {
            return Optional.empty();
        }
        int length = Byte.toUnsignedInt(bytes.get());
        if (length == 0 || length > MAX_NAME || bytes.remaining() < length + IV_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        String name = new String(take(bytes, length), StandardCharsets.ISO_8859_1);
        return Optional.of(new SealedForm(name, take(bytes, IV_BYTES), take(bytes, bytes.remaining())));
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] name = keyName.getBytes(StandardCharsets.ISO_8859_1);
        bytes.write(FORMAT);
        bytes.write(name.length);
        bytes.writeBytes(name);
        bytes.writeBytes(iv);
        bytes.writeBytes(encrypted);
        return bytes.toByteArray();
    }

    String keyName() {
        return keyName;
    }

    byte[] iv() {
        return iv.clone();
    }

    byte[] encrypted() {
        return encrypted.clone();
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }
}
