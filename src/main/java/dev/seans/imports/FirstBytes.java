package dev.seans.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The attached bytes of a file: a crash between writing and committing may have left more behind them. */
final class FirstBytes extends FilterInputStream {

    private final long count;

    private long left;

    /** For whoever tells how far the import is, on another thread. */
    private volatile long taken;

    FirstBytes(InputStream bytes, long count) {
        super(bytes);
        this.count = count;
        this.left = count;
    }

    /** How many have been read, a little ahead of the records. */
    long taken() {
        return taken;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int value = super.read();
        take(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read(buffer, offset, (int) Math.min(length, left));
        take(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(Math.min(wanted, left));
        take(skipped);
        return skipped;
    }

    private void take(long bytes) {
        left -= bytes;
        taken = count - left;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
