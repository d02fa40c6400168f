package dev.seans.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A secret file in {@code seans.home} that all nodes read, and whichever comes first makes:
 *
 * <ol>
 *   <li>If there is a file, it counts.
 *   <li>Else the whole content is written to a file of this node, which only its owner may read.
 *   <li>It becomes the file by a second name, which only one node can give; the others find that it is there.
 *   <li>All read the file. Where no file has a second name, it is written under everybody's eyes: who finds less than the
 *       whole reads it again for a second.
 * </ol>
 */
public final class SharedFile {

    private static final int READINGS = 20;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Path file;
    private final Predicate<String> whole;
    private final Runnable pause;

    /** @param whole whether a text is all of a file, and not its beginning */
    public SharedFile(Path file, Predicate<String> whole) {
        this(file, whole, () -> LockSupport.parkNanos(PAUSE_NANOS));
    }

    /**
     * For tests.
     *
     * @param pause until a file that is not whole is read again
     */
    public SharedFile(Path file, Predicate<String> whole, Runnable pause) {
        this.file = file;
        this.whole = whole;
        this.pause = pause;
    }

    /**
     * The text of the file, each byte as one character.
     *
     * @param content what to write if there is none
     * @return what was read last; not whole, if it had not become so after a second
     * @throws IOException if it can neither be read nor made
     */
    public String readOrMake(Supplier<String> content) throws IOException {
        if (!Files.exists(file)) {
            make(content.get());
        }
        String text = text();
        for (int reading = 1; !whole.test(text) && reading < READINGS; reading++) {
            pause.run();
            text = text();
        }
        return text;
    }

    private String text() throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private void make(String content) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        FileRights.OWNER.createDirectories(folder);
        // A temporary file can be read by its owner alone, wherever the file system knows owners.
        Path own = Files.createTempFile(folder, file.getFileName().toString(), null);
        try {
            Files.writeString(own, content, StandardOpenOption.SYNC);
            publish(own);
        } finally {
            Files.delete(own);
        }
    }

    private void publish(Path own) throws IOException {
        try {
            Files.createLink(file, own);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            return;
        } catch (UnsupportedOperationException | FileSystemException noSecondNames) {
            copy(own);
        }
    }

    /** Where a file has one name: a node that looks in between finds too little, and looks again. */
    private void copy(Path own) throws IOException {
        try {
            Files.copy(own, file);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            return;
        }
    }
}
