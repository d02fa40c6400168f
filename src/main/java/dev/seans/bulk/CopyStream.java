package dev.seans.bulk;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the binary form of COPY, encoded while the driver reads them: so PostgreSQL stores the first rows while the
 * last ones are encoded, and no more than a few are in memory twice.
 */
final class CopyStream extends InputStream {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Instead of a number of columns. */
    private static final int END = -1;

    /** Instead of a length. */
    private static final int NULL = -1;

    /** Encoded before bytes are handed over; one row may exceed it. */
    private static final int ENOUGH = 32 * 1024;

    private final List<ColumnType> types;
    private final Iterator<@Nullable Object[]> rows;
    private final GrowingBytes encoded = new GrowingBytes(2 * ENOUGH);
    private boolean begun;
    private boolean ended;
    private int position;

    CopyStream(List<ColumnType> types, List<@Nullable Object[]> rows) {
        this.types = types;
        this.rows = rows.iterator();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position == encoded.length()) {
            encodeMore();
        }
        int count = Math.min(length, encoded.length() - position);
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(encoded.bytes(), position, target, offset, count);
        position += count;
        return count;
    }

    private void encodeMore() {
        encoded.clear();
        position = 0;
        if (!begun) {
            putHeader();
            begun = true;
        }
        while (encoded.length() < ENOUGH && rows.hasNext()) {
            encode(rows.next());
        }
        if (!rows.hasNext() && !ended) {
            encoded.putShort(END);
            ended = true;
        }
    }

    /** Signature, no flags, no extension. */
    private void putHeader() {
        encoded.put(SIGNATURE);
        encoded.putInt(0);
        encoded.putInt(0);
    }

    private void encode(@Nullable Object[] row) {
        encoded.putShort(row.length);
        for (int index = 0; index < row.length; index++) {
            Object value = row[index];
            if (value == null) {
                encoded.putInt(NULL);
            } else {
                CopyValues.put(encoded, types.get(index), value);
            }
        }
    }
}
