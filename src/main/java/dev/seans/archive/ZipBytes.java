package dev.seans.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of an archive: as many of the file's first ones as belong to it. Zip writes numbers with the low byte first. */
final class ZipBytes implements Closeable {

    private final FileChannel channel;
    private final long length;

    ZipBytes(Path file, long length) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.length = length;
    }

    long length() {
        return length;
    }

    /**
     * A copy of some of them.
     *
     * @throws ArchiveException if they are not all there
     */
    ByteBuffer at(long position, int count) throws IOException {
        if (position < 0 || count < 0 || position > length - count) {
            throw new ArchiveException(ArchiveFault.TRUNCATED, "at byte " + position);
        }
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new ArchiveException(ArchiveFault.TRUNCATED, "at byte " + (position + bytes.position()));
            }
        }
        return bytes.flip();
    }

    /** A stream over some of them; closing it leaves the archive open. */
    InputStream stream(long position, long count) {
        return new InputStream() {
            private long next = position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int most) throws IOException {
                long left = position + count - next;
                if (left <= 0) {
                    return -1;
                }
                int got = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(most, left)), next);
                next += Math.max(got, 0);
                return got;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
