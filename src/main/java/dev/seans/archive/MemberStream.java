package dev.seans.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The contents of an entry, unpacked while they are read, and compared with what the directory says of them. */
final class MemberStream extends InputStream {

    /** Every file may become so large, however small it was packed. */
    private static final long FREE = 1_000_000;

    private static final int BUFFER = 1 << 16;

    private final ZipMember member;
    private final Inflater inflater = new Inflater(true);
    private final InputStream content;
    private final long longest;
    private final CRC32 crc = new CRC32();
    private long length;

    /** The stream of an entry's packed bytes, with the ratio beyond which an unpacked file is too large. */
    MemberStream(ZipMember member, InputStream packed, long ratio) {
        this.member = member;
        this.content = member.method() == ZipMember.STORED ? packed : new InflaterInputStream(packed, inflater, BUFFER);
        this.longest = FREE + ratio * member.packed();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        int count = unpack(buffer, offset, most);
        if (count < 0) {
            checkWhole();
            return count;
        }
        length += count;
        crc.update(buffer, offset, count);
        if (length > longest) {
            throw new ArchiveException(ArchiveFault.RATIO, member.name());
        }
        return count;
    }

    private int unpack(byte[] buffer, int offset, int most) throws IOException {
        try {
            return content.read(buffer, offset, most);
        } catch (ZipException | EOFException damaged) {
            throw (ArchiveException) new ArchiveException(ArchiveFault.BROKEN, member.name()).initCause(damaged);
        }
    }

    private void checkWhole() throws ArchiveException {
        if (length != member.length() || crc.getValue() != member.crc()) {
            throw new ArchiveException(ArchiveFault.BROKEN, member.name());
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
