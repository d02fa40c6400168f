package dev.seans.uploads;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts parts into the file of their generation. Called under the folder's row lock, so nobody else writes it. */
final class GenerationFile {

    private GenerationFile() {}

    /** The part becomes the file, at once and whole. */
    static void begin(Path file, Part part) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.move(part.path(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes the part behind what was attached before.
     *
     * @param attached length that the row knows of: what a crash left behind it is overwritten
     */
    static void append(Path file, long attached, Part part) throws IOException {
        try (FileChannel from = FileChannel.open(part.path(), StandardOpenOption.READ);
                FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
            to.truncate(attached);
            long copied = 0;
            while (copied < part.bytes()) {
                copied += to.transferFrom(from, attached + copied, part.bytes() - copied);
            }
            to.force(false);
        }
    }
}
