package dev.seans.uploads;

import dev.seans.settings.FileRights;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts parts into the file of their generation. Called under the folder's row lock, so nobody else writes it. */
final class GenerationFile {

    private GenerationFile() {}

    /** The part becomes the file, at once and whole. */
    static void begin(Path file, Part part, FileRights rights) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            rights.createDirectories(parent);
        }
        if (Files.isDirectory(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.move(part.path(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (parent != null) {
            keepEntries(parent);
        }
    }

    private static void keepEntries(Path folder) throws IOException {
        for (Path up = folder; up != null && Files.isWritable(up); up = up.getParent()) {
            if (!FolderEntries.keep(up) || up.endsWith("uploads")) {
                return;
            }
        }
    }

    /**
     * Writes the part behind what was attached before.
     *
     * @param attached length that the row knows of: what a crash left behind it is overwritten
     */
    static void append(Path file, long attached, Part part) throws IOException {
        try (FileChannel from = FileChannel.open(part.path(), StandardOpenOption.READ);
                FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (to.size() < attached) {
                throw new EOFException(
                        file + " is shorter than its row says: was seans.home restored without the database?");
            }
            to.truncate(attached);
            copy(from, to, attached, part.bytes());
            to.force(false);
        }
    }

    private static void copy(FileChannel from, FileChannel to, long start, long bytes) throws IOException {
        long copied = 0;
        while (copied < bytes) {
            long step = to.transferFrom(from, start + copied, bytes - copied);
            if (step == 0) {
                throw new EOFException("a part ended after " + copied + " of " + bytes + " bytes");
            }
            copied += step;
        }
    }
}
