package dev.seans.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the end of an archive says of its directory.
 *
 * @param entries how many there are
 * @param offset where the directory begins
 * @param length of the directory, in bytes
 */
record ZipEnd(long entries, long offset, long length) {

    private static final int SIGNATURE = 0x06054b50;
    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int ZIP64_SIGNATURE = 0x06064b50;
    private static final int ZIP64_SIZE = 56;
    private static final int FIRST_ENTRY_SIGNATURE = 0x04034b50;

    /** Looks for it backwards: a comment may stand behind it. */
    static ZipEnd find(ZipBytes bytes) throws IOException {
        int tailLength = (int) Math.min(bytes.length(), SIZE + LONGEST_COMMENT);
        long tailStart = bytes.length() - tailLength;
        ByteBuffer tail = bytes.at(tailStart, tailLength);
        for (int at = tailLength - SIZE; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE && at + SIZE + Numbers.u16(tail, at + 20) == tailLength) {
                return read(bytes, tail, at, tailStart + at);
            }
        }
        boolean begins = tailLength >= 4 && bytes.at(0, 4).getInt(0) == FIRST_ENTRY_SIGNATURE;
        throw new ArchiveException(
                begins ? ArchiveFault.TRUNCATED : ArchiveFault.BROKEN, bytes.length() + " bytes without a directory");
    }

    private static ZipEnd read(ZipBytes bytes, ByteBuffer tail, int at, long position) throws IOException {
        if (Numbers.u16(tail, at + 4) != Numbers.u16(tail, at + 6)) {
            throw new ArchiveException(ArchiveFault.TRUNCATED, "one of several volumes");
        }
        ZipEnd small = new ZipEnd(Numbers.u16(tail, at + 10), Numbers.u32(tail, at + 16), Numbers.u32(tail, at + 12));
        boolean large =
                small.entries == Numbers.MAX_U16 || small.offset == Numbers.MAX_U32 || small.length == Numbers.MAX_U32;
        ZipEnd end = large && hasLocator(bytes, position) ? large(bytes, position) : small;
        boolean inside = end.offset >= 0 && end.length >= 0 && end.length <= position - end.offset;
        if (!inside || end.entries < 0 || end.entries > end.length / ZipDirectory.SHORTEST_ENTRY) {
            throw new ArchiveException(ArchiveFault.BROKEN, "its directory lies outside of it");
        }
        return end;
    }

    private static boolean hasLocator(ZipBytes bytes, long position) throws IOException {
        return position >= LOCATOR_SIZE && bytes.at(position - LOCATOR_SIZE, 4).getInt(0) == LOCATOR_SIGNATURE;
    }

    private static ZipEnd large(ZipBytes bytes, long position) throws IOException {
        long at = bytes.at(position - LOCATOR_SIZE, LOCATOR_SIZE).getLong(8);
        ByteBuffer end = bytes.at(at, ZIP64_SIZE);
        if (end.getInt(0) != ZIP64_SIGNATURE) {
            throw new ArchiveException(ArchiveFault.BROKEN, "its directory cannot be found");
        }
        return new ZipEnd(end.getLong(32), end.getLong(48), end.getLong(40));
    }
}
