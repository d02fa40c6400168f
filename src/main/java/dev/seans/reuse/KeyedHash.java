package dev.seans.reuse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) over texts, each of which begins with its length: {@code ab, c} is not {@code a, bc}. */
final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    KeyedHash(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    Parts begin() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new Parts(mac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /** What was added so far. */
    static final class Parts {

        private final Mac mac;

        private Parts(Mac mac) {
            this.mac = mac;
        }

        Parts add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            count(bytes.length);
            mac.update(bytes);
            return this;
        }

        Parts addAll(Collection<String> texts) {
            count(texts.size());
            texts.forEach(this::add);
            return this;
        }

        String hex() {
            return HexFormat.of().formatHex(mac.doFinal());
        }

        private void count(int number) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
        }
    }
}
