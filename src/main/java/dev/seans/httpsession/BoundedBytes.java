package dev.seans.httpsession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes bytes up to a limit, so that an endless value does not fill the memory before it is refused. */
final class BoundedBytes extends OutputStream {

    private static final int USUAL_SIZE = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    private final long limit;

    BoundedBytes(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int value) throws IOException {
        check(1);
        bytes.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        check(length);
        bytes.write(source, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void check(int more) throws IOException {
        if (bytes.size() + (long) more > limit) {
            throw new ValueTooLargeException(limit);
        }
    }
}
