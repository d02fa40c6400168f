package dev.seans.uploads;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes what it visits, until it was enough. */
final class FolderRemoval extends SimpleFileVisitor<Path> {

    private int left;

    FolderRemoval(int most) {
        left = most;
    }

    boolean isDone() {
        return left > 0;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        return delete(file);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
        if (failed != null) {
            throw failed;
        }
        return delete(folder);
    }

    private FileVisitResult delete(Path path) throws IOException {
        Files.deleteIfExists(path);
        left--;
        return left > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }
}
