package dev.seans.catalog;

import dev.seans.identity.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash over exactly the values that are stored: equal hashes mean that a write would change nothing. That order does
 * not matter where it says nothing is the records' work, which sort such parts.
 */
final class ContentHash {

    /** To be raised when columns change their meaning: everything is then written once more. */
    private static final String VERSION = "1:";

    /** 144 bits: no two products in the world share them, and they are 24 characters. */
    private static final int BYTES = 18;

    private static final int NULL = -1;
    private static final int USUAL_LENGTH = 2048;

    /** All that is hashed: a digest is far faster on one large piece than on many small ones. */
    private final GrowingBytes bytes = new GrowingBytes(USUAL_LENGTH);

    private ContentHash() {}

    static String of(@Nullable Object[] own, List<List<@Nullable Object[]>> children) {
        ContentHash hash = new ContentHash();
        hash.addRow(own);
        for (List<@Nullable Object[]> rows : children) {
            hash.bytes.putInt(rows.size());
            rows.forEach(hash::addRow);
        }
        MessageDigest digest = Sha256.begin();
        digest.update(hash.bytes.bytes(), 0, hash.bytes.length());
        byte[] start = Arrays.copyOf(digest.digest(), BYTES);
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    }

    private void addRow(@Nullable Object[] values) {
        for (Object value : values) {
            addValue(value);
        }
    }

    /** Each value with its length before it, so that no two lists of values look alike. */
    private void addValue(@Nullable Object value) {
        if (value == null) {
            bytes.putInt(NULL);
            return;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(encoded.length);
        bytes.put(encoded);
    }
}
