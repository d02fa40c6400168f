package dev.seans.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A complete zip on disk. Only its directory is believed: nothing that hides between the entries is ever seen, and two
 * entries that share bytes, as in an archive made to explode, are refused.
 */
public final class ZipArchive implements Closeable {

    private static final int HEADER_SIGNATURE = 0x04034b50;
    private static final int HEADER = 30;

    private final ZipBytes bytes;
    private final ZipEnd end;

    /**
     * Opens an archive.
     *
     * @param length so many of the file's first bytes are the archive
     * @throws ArchiveException if it is none, or not whole
     */
    public ZipArchive(Path file, long length) throws IOException {
        bytes = new ZipBytes(file, length);
        boolean opened = false;
        try {
            end = ZipEnd.find(bytes);
            opened = true;
        } finally {
            if (!opened) {
                bytes.close();
            }
        }
    }

    /** How many entries there are, with the folders among them. */
    public long size() {
        return end.entries();
    }

    /**
     * Goes through the directory, and through nothing else.
     *
     * @throws ArchiveException if an entry is no plain file or folder, is packed in an unknown way, or shares its bytes
     *     with another one
     */
    public void check(EntryCheck each) throws IOException {
        ZipDirectory directory = new ZipDirectory(bytes, end);
        int count = Math.toIntExact(end.entries());
        long[] starts = new long[count];
        long[] ends = new long[count];
        for (int index = 0; index < count; index++) {
            ZipMember member = directory.next();
            member.check(end.offset());
            starts[index] = member.offset();
            ends[index] = member.end();
            if (!member.isFolder()) {
                each.check(member.name(), member.length());
            }
        }
        requireApart(starts, ends);
    }

    /** As many entries begin before a place as end before it, wherever one begins, if no two have a byte in common. */
    private static void requireApart(long[] starts, long[] ends) throws ArchiveException {
        Arrays.sort(starts);
        Arrays.sort(ends);
        for (int index = 1; index < starts.length; index++) {
            if (starts[index] < ends[index - 1]) {
                throw new ArchiveException(ArchiveFault.BROKEN, "two entries share their bytes");
            }
        }
    }

    /**
     * Unpacks entries in the order of the directory, until one is refused.
     *
     * @param from the first one, counted from 0
     * @param ratio how many times larger than packed an entry may become, beyond its first MB
     */
    public void unpack(int from, long ratio, EntrySink sink) throws IOException {
        ZipDirectory directory = new ZipDirectory(bytes, end);
        for (int index = 0; index < end.entries(); index++) {
            ZipMember member = directory.next();
            if (index >= from && !member.isFolder()) {
                try (MemberStream content = new MemberStream(member, packed(member), ratio)) {
                    sink.take(index, member.name(), content);
                }
            }
        }
    }

    private InputStream packed(ZipMember member) throws IOException {
        ByteBuffer header = bytes.at(member.offset(), HEADER);
        long start = member.offset() + HEADER + Numbers.u16(header, 26) + Numbers.u16(header, 28);
        boolean fits = header.getInt(0) == HEADER_SIGNATURE
                && Numbers.u16(header, 8) == member.method()
                && start + member.packed() <= end.offset();
        if (!fits) {
            throw new ArchiveException(ArchiveFault.BROKEN, member.name());
        }
        return bytes.stream(start, member.packed());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Looks at an entry before anything is unpacked. */
    @FunctionalInterface
    public interface EntryCheck {
        /**
         * Asked for each file of the archive.
         *
         * @param length as the archive announces it
         */
        void check(String name, long length) throws IOException;
    }

    /** Takes the entries that are files. */
    @FunctionalInterface
    public interface EntrySink {
        /**
         * Must read the content to its end, where it is found out whether it is whole.
         *
         * @param index of the entry in the archive
         */
        void take(int index, String name, InputStream content) throws IOException;
    }
}
