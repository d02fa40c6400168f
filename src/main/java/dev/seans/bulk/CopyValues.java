package dev.seans.bulk;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Single values in the binary form of COPY, as PostgreSQL's receive functions want them. */
final class CopyValues {

    /** PostgreSQL counts time from here. */
    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 0x4000;
    private static final int DIGITS_OF_GROUP = 4;

    private CopyValues() {}

    static void put(GrowingBytes buffer, ColumnType type, Object value) {
        switch (type) {
            case TEXT -> putText(buffer, value.toString());
            case NUMBER -> putNumber(buffer, (BigDecimal) value);
            case ORDINAL -> {
                buffer.putInt(Integer.BYTES);
                buffer.putInt((Integer) value);
            }
            case KEY -> putLong(buffer, (Long) value);
            case FLAG -> {
                buffer.putInt(1);
                buffer.putByte((Boolean) value ? 1 : 0);
            }
            case TIME -> putLong(buffer, micros((Instant) value));
        }
    }

    private static void putText(GrowingBytes buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length);
        buffer.put(bytes);
    }

    private static void putLong(GrowingBytes buffer, long value) {
        buffer.putInt(Long.BYTES);
        buffer.putLong(value);
    }

    private static long micros(Instant time) {
        return (time.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + time.getNano() / 1_000;
    }

    /**
     * A number, as groups of four decimal digits:
     *
     * <ol>
     *   <li>zeros are added in front and behind until the point stands between two groups;
     *   <li>the header counts the groups, and says how many stand before the point (less one), the sign, and how many
     *       digits stand behind the point;
     *   <li>the groups follow, each as a number of its own.
     * </ol>
     */
    private static void putNumber(GrowingBytes buffer, BigDecimal number) {
        int scale = Math.max(number.scale(), 0);
        String digits = number.abs().setScale(scale).unscaledValue().toString();
        String padded = "0".repeat(padding(digits.length() - scale)) + digits + "0".repeat(padding(scale));
        int groups = padded.length() / DIGITS_OF_GROUP;
        int groupsOfFraction = (scale + padding(scale)) / DIGITS_OF_GROUP;
        buffer.putInt((4 + groups) * Short.BYTES);
        buffer.putShort(groups);
        buffer.putShort(groups - groupsOfFraction - 1);
        buffer.putShort(number.signum() < 0 ? NEGATIVE : POSITIVE);
        buffer.putShort(scale);
        for (int start = 0; start < padded.length(); start += DIGITS_OF_GROUP) {
            buffer.putShort(Integer.parseInt(padded, start, start + DIGITS_OF_GROUP, 10));
        }
    }

    /** How many zeros make whole groups of so many digits. */
    private static int padding(int digits) {
        return Math.floorMod(-digits, DIGITS_OF_GROUP);
    }
}
