package dev.seans.catalog;

import dev.seans.bulk.GrowingBytes;
import dev.seans.identity.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hash over exactly the values that are stored: if a document tells what the one before has told, a write would change
 * nothing. That order does not matter where it says nothing is the records' work, which sort such parts.
 */
final class ContentHash {

    /** To be raised when columns change their meaning: everything is then written once more. */
    private static final String VERSION = "2:";

    /** 144 bits: no two products in the world share them, and they are 24 characters. */
    private static final int BYTES = 18;

    /** 48 bits: they are compared with one other hash only, that of the same field before. */
    private static final int FIELD_BYTES = 6;

    /** In characters. */
    static final int FIELD_LENGTH = 8;

    private static final int NULL = -1;
    private static final int UNTOLD = -2;
    private static final int NUMBER = -3;

    /** Each number of so many digits is a {@code long}. */
    private static final int LONG_DIGITS = 18;

    private static final int USUAL_LENGTH = 512;

    /** All that is hashed: a digest is far faster on one large piece than on many small ones. */
    private final GrowingBytes bytes = new GrowingBytes(USUAL_LENGTH);

    private ContentHash() {}

    /** Over all that a document tells of a part: which fields, and what. */
    static String of(List<@Nullable FieldRows> fields) {
        ContentHash hash = new ContentHash();
        for (FieldRows field : fields) {
            hash.bytes.putInt(field == null ? UNTOLD : 0);
            if (field != null) {
                hash.add(field);
            }
        }
        return VERSION + hash.text(BYTES);
    }

    /** Over a field as it is stored. */
    static String of(FieldRows field) {
        ContentHash hash = new ContentHash();
        hash.add(field);
        return hash.text(FIELD_BYTES);
    }

    private String text(int length) {
        MessageDigest digest = Sha256.begin();
        digest.update(bytes.bytes(), 0, bytes.length());
        byte[] start = Arrays.copyOf(digest.digest(), length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    }

    private void add(FieldRows field) {
        addRow(field.own());
        ChildRows child = field.child();
        if (child != null) {
            bytes.putInt(child.rows().size());
            child.rows().forEach(this::addRow);
            addKeys(child.toldKeys());
        }
    }

    private void addKeys(@Nullable Set<String> keys) {
        bytes.putInt(keys == null ? NULL : keys.size());
        if (keys != null) {
            keys.forEach(this::addValue);
        }
    }

    private void addRow(@Nullable Object[] values) {
        for (Object value : values) {
            if (value instanceof BigDecimal number) {
                addNumber(number);
            } else {
                addValue(value);
            }
        }
    }

    /** As two numbers: to write it as text costs more than to hash it. */
    private void addNumber(BigDecimal told) {
        BigDecimal number = told.scale() < 0 ? told.setScale(0) : told;
        if (number.precision() > LONG_DIGITS) {
            addValue(number.toPlainString());
            return;
        }
        bytes.putInt(NUMBER);
        bytes.putInt(number.scale());
        bytes.putLong(number.unscaledValue().longValue());
    }

    /** Each value with its length before it, so that no two lists of values look alike. */
    private void addValue(@Nullable Object value) {
        if (value == null) {
            bytes.putInt(NULL);
            return;
        }
        byte[] encoded = value.toString().getBytes(StandardCharsets.UTF_8);
        bytes.putInt(encoded.length);
        bytes.put(encoded);
    }
}
