package dev.seans.commerceml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a document that goes on for megabytes without a blank or a bracket. The parser bounds everything but names: one
 * that never ends would fill the memory.
 */
final class EndlessNameGuard extends FilterInputStream {

    /** The longest text that is read, if it has no blank, in UTF-16; an element may have as many names as attributes. */
    private static final int MAX_BYTES = 2 << 20;

    private int bytesWithoutEnd;

    EndlessNameGuard(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        bytesWithoutEnd = endsName(buffer, offset, count) ? 0 : bytesWithoutEnd + count;
        if (bytesWithoutEnd > MAX_BYTES) {
            throw new EndlessNameException();
        }
        return count;
    }

    /** In any real document the first few bytes already tell. */
    private static boolean endsName(byte[] buffer, int offset, int count) {
        for (int index = offset; index < offset + count; index++) {
            byte next = buffer[index];
            if (next == ' ' || next == '\n' || next == '<' || next == '>') {
                return true;
            }
        }
        return count < 0;
    }

    /** The document is to blame, not the disk. */
    static final class EndlessNameException extends IOException {

        private static final long serialVersionUID = 1L;

        EndlessNameException() {
            super("more than " + (MAX_BYTES >> 20) + " MiB without a blank or a bracket");
        }
    }
}
