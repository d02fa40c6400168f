package dev.seans.archive;

import java.nio.ByteBuffer;

/** Numbers without a sign. */
final class Numbers {

    static final int MAX_U16 = 0xFFFF;
    static final long MAX_U32 = 0xFFFF_FFFFL;

    private Numbers() {}

    static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & MAX_U16;
    }

    static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & MAX_U32;
    }
}
