package dev.seans.uploads;

import dev.seans.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Streams one request's body to a private part; what does not arrive whole is removed again. */
final class PartReceiver {

    private static final int BUFFER = 1 << 16;
    private static final byte[] XML = "<?xml".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final MessageDigest digest = Sha256.begin();
    private final byte[] head = new byte[BOM.length + XML.length];
    private long received;

    /**
     * Receives the whole body.
     *
     * @param announced the length that the client announced, or -1
     * @param guard is told the number of bytes received so far, and throws when they are too many
     * @throws IncompleteBodyException if the body is empty or shorter than announced
     */
    Part receive(InputStream body, long announced, Path target, Guard guard) throws IOException {
        boolean complete = false;
        try {
            copy(body, target, guard);
            if (received == 0 || (announced >= 0 && received != announced)) {
                throw new IncompleteBodyException(received, announced);
            }
            complete = true;
            return new Part(target, received, HexFormat.of().formatHex(digest.digest()), beginsXmlDocument());
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    private void copy(InputStream body, Path target, Guard guard) throws IOException {
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int length = read(body, buffer); length >= 0; length = read(body, buffer)) {
                remember(buffer, length);
                guard.check(received);
                write(file, ByteBuffer.wrap(buffer, 0, length));
            }
            // The answer to this request promises that the bytes are kept, whatever happens to the machine.
            file.force(false);
        }
    }

    private int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException clientIsGone) {
            throw (IncompleteBodyException) new IncompleteBodyException(received, -1).initCause(clientIsGone);
        }
    }

    private void remember(byte[] buffer, int length) {
        if (received < head.length) {
            int free = (int) (head.length - received);
            System.arraycopy(buffer, 0, head, (int) received, Math.min(free, length));
        }
        digest.update(buffer, 0, length);
        received += length;
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private boolean beginsXmlDocument() {
        int start = Arrays.equals(head, 0, BOM.length, BOM, 0, BOM.length) ? BOM.length : 0;
        return Arrays.equals(head, start, start + XML.length, XML, 0, XML.length);
    }

    /** Stops a body that grows too long. */
    @FunctionalInterface
    interface Guard {
        void check(long received);
    }
}
