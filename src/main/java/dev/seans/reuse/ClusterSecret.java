package dev.seans.reuse;

import dev.seans.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The secret of all nodes that have one {@code seans.home}: without it nobody can try passwords on what stands in the
 * database. Whichever node comes first makes it:
 *
 * <ol>
 *   <li>If there is a file, it is the secret.
 *   <li>Else a whole secret is written to a file of this node, which only its owner may read.
 *   <li>It becomes the file by a second name, which only one node can give; the others find that it is there.
 *   <li>All read the file. Where no file has a second name, it is written under everybody's eyes: who finds less than a
 *       secret reads it again for a second.
 * </ol>
 */
final class ClusterSecret {

    private static final String NAME = "session-secret";
    private static final int BYTES = 32;
    private static final int READINGS = 20;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64,1024}");

    private ClusterSecret() {}

    /**
     * The secret, which is made if there is none.
     *
     * @throws InvalidSettingsException if it cannot be read or made, or is too short
     */
    static byte[] of(Path home) {
        return of(home, () -> LockSupport.parkNanos(PAUSE_NANOS));
    }

    /** @param pause until a file that is no secret is read again */
    static byte[] of(Path home, Runnable pause) {
        Path file = home.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(home, file);
            }
            return read(file, pause);
        } catch (IOException failed) {
            throw mistake("the secret of the sessions, " + file + ", can neither be read nor made ("
                    + failed.getClass().getSimpleName() + "): give the server's user the right to seans.home = "
                    + home);
        }
    }

    private static byte[] read(Path file, Runnable pause) throws IOException {
        String text = text(file);
        for (int reading = 1; !isWhole(text) && reading < READINGS; reading++) {
            pause.run();
            text = text(file);
        }
        if (!isWhole(text)) {
            throw mistake("the secret of the sessions, " + file + ", must be one line of at least " + 2 * BYTES
                    + " hex digits: remove the file on all nodes, and it is made anew");
        }
        return HexFormat.of().parseHex(text);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    private static boolean isWhole(String text) {
        return FORM.matcher(text).matches() && text.length() % 2 == 0;
    }

    private static void make(Path home, Path file) throws IOException {
        Files.createDirectories(home);
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        // A temporary file can be read by its owner alone, wherever the file system knows owners.
        Path own = Files.createTempFile(home, NAME, null);
        try {
            Files.writeString(own, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.SYNC);
            publish(own, file);
        } finally {
            Files.delete(own);
        }
    }

    private static void publish(Path own, Path file) throws IOException {
        try {
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            return;
        } catch (UnsupportedOperationException | FileSystemException noSecondNames) {
            copy(own, file);
        }
    }

    /** Where a file has one name: a node that looks in between finds too short a secret, and looks again. */
    private static void copy(Path own, Path file) throws IOException {
        try {
            Files.copy(own, file);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            return;
        }
    }

    private static InvalidSettingsException mistake(String what) {
        return new InvalidSettingsException(List.of(what));
    }
}
