package dev.seans.uploads;

import dev.seans.identity.Sha256;
import dev.seans.settings.FileRights;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Streams one request's body to a private part; what does not arrive whole is removed again. */
final class PartReceiver {

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = Sha256.begin();
    private final byte[] head = new byte[FileStart.LENGTH];
    private final FileRights rights;
    private long received;

    /** @param rights of what is written */
    PartReceiver(FileRights rights) {
        this.rights = rights;
    }

    /**
     * Receives the whole body.
     *
     * @param announced the length that the client announced, or -1
     * @param guard is told the number of bytes received so far, and throws when they are too many
     * @throws IncompleteBodyException if the body is empty or shorter than announced
     */
    Part receive(InputStream body, long announced, Path target, GrowthGuard guard) throws IOException {
        return store(new RequestBody(body), target, guard, () -> {
            if (received == 0 || (announced >= 0 && received != announced)) {
                throw new IncompleteBodyException(received, announced);
            }
        });
    }

    /** Keeps what can be read, to its end; it may be empty. */
    Part store(InputStream content, Path target, GrowthGuard guard) throws IOException {
        return store(content, target, guard, () -> {});
    }

    private Part store(InputStream content, Path target, GrowthGuard guard, Runnable check) throws IOException {
        boolean complete = false;
        try {
            copy(content, target, guard);
            check.run();
            complete = true;
            FileStart start = FileStart.of(Arrays.copyOf(head, (int) Math.min(received, head.length)));
            return new Part(target, received, HexFormat.of().formatHex(digest.digest()), start);
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    private void copy(InputStream body, Path target, GrowthGuard guard) throws IOException {
        try (FileChannel file = rights.createFile(target)) {
            byte[] buffer = new byte[BUFFER];
            for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                remember(buffer, length);
                guard.check(received);
                write(file, ByteBuffer.wrap(buffer, 0, length));
            }
            // The answer to this request promises that the bytes are kept, whatever happens to the machine.
            file.force(false);
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

    /** Says of its own failures that the client is gone; those of the disk are ours. */
    private final class RequestBody extends FilterInputStream {

        RequestBody(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException clientIsGone) {
                throw (IncompleteBodyException) new IncompleteBodyException(received, -1).initCause(clientIsGone);
            }
        }
    }
}
