package dev.seans.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** One damage to a document. */
final class Edit {

    /** Kinds of damage. */
    enum Kind {
        INSERT,
        REPLACE,
        REMOVE,
        REPEAT,
        FLIP,
        CUT_OFF
    }

    private static final long WHOLE = 1_000_000;
    private static final int REPETITIONS = 40;

    private final Kind kind;
    private final int at;
    private final int length;
    private final byte[] bytes;

    /**
     * A damage.
     *
     * @param at where, in millionths of the document's length, so that it fits a document of any length
     * @param length of what is replaced, repeated or cut
     * @param bytes what is put in
     */
    Edit(Kind kind, int at, int length, byte[] bytes) {
        this.kind = kind;
        this.at = at;
        this.length = length;
        this.bytes = bytes.clone();
    }

    byte[] applyTo(byte[] document) {
        int start = (int) (document.length * (long) at / WHOLE);
        int end = Math.min(document.length, start + length);
        byte[] head = Arrays.copyOf(document, start);
        byte[] middle = Arrays.copyOfRange(document, start, end);
        byte[] tail = Arrays.copyOfRange(document, end, document.length);
        return switch (kind) {
            case INSERT -> join(head, bytes, middle, tail);
            case REPLACE -> join(head, bytes, tail);
            case REMOVE -> join(head, tail);
            case REPEAT -> join(head, repeated(middle), tail);
            case FLIP -> join(head, flipped(middle), tail);
            case CUT_OFF -> head;
        };
    }

    private static byte[] repeated(byte[] middle) {
        byte[][] parts = new byte[REPETITIONS][];
        Arrays.fill(parts, middle);
        return join(parts);
    }

    private byte[] flipped(byte[] middle) {
        for (int index = 0; index < middle.length; index++) {
            middle[index] ^= (byte) (1 << (at + index) % Byte.SIZE);
        }
        return middle;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
