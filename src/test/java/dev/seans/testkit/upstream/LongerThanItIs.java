package dev.seans.testkit.upstream;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Announces a longer body than will come. */
final class LongerThanItIs extends FilterOutputStream {

    LongerThanItIs(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String promised = text.replaceFirst("Content-Length: [0-9]+", "Content-Length: 100000");
        out.write(promised.getBytes(StandardCharsets.ISO_8859_1));
    }
}
