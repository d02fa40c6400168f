package dev.seans.catalog;

import dev.seans.identity.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
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

    private static final VarHandle LENGTHS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest = Sha256.begin();
    private final byte[] lengthBytes = new byte[Integer.BYTES];

    private ContentHash() {}

    static String of(@Nullable Object[] own, List<List<@Nullable Object[]>> children) {
        ContentHash hash = new ContentHash();
        hash.addRow(own);
        for (List<@Nullable Object[]> rows : children) {
            hash.addLength(rows.size());
            rows.forEach(hash::addRow);
        }
        byte[] digest = Arrays.copyOf(hash.digest.digest(), BYTES);
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private void addRow(@Nullable Object[] values) {
        for (Object value : values) {
            addValue(value);
        }
    }

    /** Each value with its length before it, so that no two lists of values look alike. */
    private void addValue(@Nullable Object value) {
        if (value == null) {
            addLength(NULL);
            return;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addLength(bytes.length);
        digest.update(bytes);
    }

    private void addLength(int length) {
        LENGTHS.set(lengthBytes, 0, length);
        digest.update(lengthBytes);
    }
}
