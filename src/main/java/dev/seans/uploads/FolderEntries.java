package dev.seans.uploads;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The names in a folder: without forcing them, a power failure could leave a row without its file. */
public final class FolderEntries {

    private FolderEntries() {}

    /**
     * Forces the names in a folder to disk.
     *
     * @return false if the system cannot do so
     */
    public static boolean keep(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
            return true;
        } catch (AccessDeniedException windows) {
            return false; // It cannot open a folder, and keeps names by itself.
        }
    }
}
