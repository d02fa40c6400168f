package dev.seans.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What stands behind the name of an entry: fields, each with its number and its length. */
final class ExtraField {

    private static final int HEADER = 4;

    private ExtraField() {}

    /** The first field of this number; what is not a field ends the search. */
    static Optional<ByteBuffer> find(ByteBuffer extra, int number) {
        int at = 0;
        while (at + HEADER <= extra.limit()) {
            int length = Numbers.u16(extra, at + 2);
            if (at + HEADER + length > extra.limit()) {
                return Optional.empty();
            }
            if (Numbers.u16(extra, at) == number) {
                return Optional.of(extra.slice(at + HEADER, length).order(ByteOrder.LITTLE_ENDIAN));
            }
            at += HEADER + length;
        }
        return Optional.empty();
    }
}
