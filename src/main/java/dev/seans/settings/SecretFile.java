package dev.seans.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** A small UTF-8 file in which an operator has written a secret. What is wrong with it is told without its content. */
public final class SecretFile {

    private static final int MAX_BYTES = 10_000;
    private static final String BOM = "\uFEFF";
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * Its lines, without a byte order mark at the beginning and without CR at their ends; an empty last one does not
     * count.
     *
     * @throws UnreadableFileException with a sentence that says why
     */
    public static List<String> lines(Path file) throws UnreadableFileException {
        String text = decode(file, bytes(file));
        return (text.startsWith(BOM) ? text.substring(1) : text).lines().toList();
    }

    /** Whether everybody on this machine may read or write it; false where the file system does not know. */
    public static boolean isOpenToAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static byte[] bytes(Path file) throws UnreadableFileException {
        if (!Files.exists(file)) {
            throw new UnreadableFileException("the file " + file + " is not there");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(
                    file + (Files.isDirectory(file) ? " is a directory, expected a file" : " is no regular file"));
        }
        byte[] bytes = read(file);
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableFileException("the file " + file + " has more than 10 kB");
        }
        return bytes;
    }

    private static byte[] read(Path file) throws UnreadableFileException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (AccessDeniedException forbidden) {
            throw new UnreadableFileException("the file " + file + " may not be read by the server's user");
        } catch (IOException failed) {
            throw new UnreadableFileException(
                    "the file " + file + " cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private static String decode(Path file, byte[] bytes) throws UnreadableFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new UnreadableFileException("the file " + file + " is not UTF-8");
        }
    }
}
