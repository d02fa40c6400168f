package dev.seans.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the directory of an archive entry by entry: it may be long, and is never held as a whole. */
final class ZipDirectory {

    private static final int SIGNATURE = 0x02014b50;
    static final int SHORTEST_ENTRY = 46;

    private static final int ZIP64 = 0x0001;

    private final ZipBytes bytes;
    private final long end;
    private long position;

    ZipDirectory(ZipBytes bytes, ZipEnd end) {
        this.bytes = bytes;
        this.position = end.offset();
        this.end = end.offset() + end.length();
    }

    /** The next entry; the caller knows how many there are. */
    ZipMember next() throws IOException {
        if (position > end - SHORTEST_ENTRY) {
            throw new ArchiveException(ArchiveFault.BROKEN, "its directory ends too early");
        }
        ByteBuffer fixed = bytes.at(position, SHORTEST_ENTRY);
        if (fixed.getInt(0) != SIGNATURE) {
            throw new ArchiveException(ArchiveFault.BROKEN, "its directory is damaged at byte " + position);
        }
        int nameLength = Numbers.u16(fixed, 28);
        int extraLength = Numbers.u16(fixed, 30);
        ByteBuffer rest = bytes.at(position + SHORTEST_ENTRY, nameLength + extraLength);
        position += SHORTEST_ENTRY + nameLength + extraLength + Numbers.u16(fixed, 32);
        byte[] name = new byte[nameLength];
        rest.get(name);
        return member(fixed, name, rest.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private static ZipMember member(ByteBuffer fixed, byte[] name, ByteBuffer extra) throws ArchiveException {
        int flags = Numbers.u16(fixed, 8);
        String decoded = MemberName.of(name, flags, extra);
        LargeNumbers large =
                new LargeNumbers(decoded, ExtraField.find(extra, ZIP64).orElse(ByteBuffer.allocate(0)));
        long length = large.or(Numbers.u32(fixed, 24));
        long packed = large.or(Numbers.u32(fixed, 20));
        long offset = large.or(Numbers.u32(fixed, 42));
        return new ZipMember(
                decoded,
                name.length,
                fixed.get(5) & 0xFF,
                Numbers.u16(fixed, 40),
                flags,
                Numbers.u16(fixed, 10),
                Numbers.u32(fixed, 16),
                packed,
                length,
                offset);
    }

    /** Numbers that need more than 32 bits stand one after the other in an extra field. */
    private record LargeNumbers(String name, ByteBuffer field) {

        long or(long small) throws ArchiveException {
            if (small != Numbers.MAX_U32) {
                return small;
            }
            if (field.remaining() < Long.BYTES) {
                throw new ArchiveException(ArchiveFault.BROKEN, name);
            }
            return field.getLong();
        }
    }
}
