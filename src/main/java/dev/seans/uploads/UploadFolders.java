package dev.seans.uploads;

import dev.seans.identity.DiskName;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.FileRights;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.ServerDataDirectory;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The layout on disk: {@code <seans.home>/uploads/<session key>/<generation>/<name>}, and {@code parts} beside. */
@OnePerApplication
public class UploadFolders {

    private final Path home;
    private final FileRights rights;

    @Inject
    public UploadFolders(Settings settings) {
        this(ServerDataDirectory.home(settings), FileRights.of(settings));
    }

    UploadFolders(Path home) {
        this(home, FileRights.OWNER);
    }

    private UploadFolders(Path home, FileRights rights) {
        this.home = home;
        this.rights = rights;
    }

    /**
     * Makes {@code seans.home} and tries to write there.
     *
     * @throws IllegalStateException if that fails: without it no upload can be kept, so there should be no deployment
     */
    public void prepare() {
        try {
            rights.createDirectories(home);
            rights.open(home);
            Files.delete(Files.createTempFile(home, "write-test", null));
        } catch (IOException notWritable) {
            throw new IllegalStateException(
                    "seans.home = " + home + " is not writable: grant the server's user the right, or set seans.home",
                    notWritable);
        }
    }

    public Path home() {
        return home;
    }

    /** Who may read what stands here. */
    public FileRights rights() {
        return rights;
    }

    /** Where the bytes of a generation stand. */
    public Path file(SessionKey key, UploadName name, int generation) {
        Path folder = generation(key, generation);
        Path file = folder.resolve(DiskName.of(name)).normalize();
        if (!file.startsWith(folder)) {
            throw new InvalidUploadNameException(InvalidUploadNameException.Reason.LEAVES_FOLDER);
        }
        return file;
    }

    /** Where all files of a generation stand. */
    Path generation(SessionKey key, int generation) {
        return folder(key).resolve(Integer.toString(generation));
    }

    /** A path for a part that no other request uses, on this node or another; its folder exists. */
    public Path newPart(SessionKey key) throws IOException {
        Path parts = folder(key).resolve("parts");
        rights.createDirectories(parts);
        return parts.resolve(UUID.randomUUID().toString());
    }

    /**
     * Removes a folder with all that is in it.
     *
     * @param most so many files and folders at the most
     * @return whether nothing is left
     */
    boolean remove(SessionKey key, int most) throws IOException {
        Path folder = folder(key);
        if (!Files.exists(folder)) {
            return true;
        }
        FolderRemoval removal = new FolderRemoval(most);
        Files.walkFileTree(folder, removal);
        return removal.isDone();
    }

    /** Removes parts that were last written before that time. */
    void removeParts(SessionKey key, Instant before) throws IOException {
        Path parts = folder(key).resolve("parts");
        if (!Files.isDirectory(parts)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parts)) {
            for (Path part : all) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException takenMeanwhile) {
            return; // What is in use is none of ours.
        }
    }

    /** Whether a part was written to after that; an older one was left by a process that has died. */
    boolean hasPartWrittenAfter(SessionKey key, Instant moment) {
        Path parts = folder(key).resolve("parts");
        try (Stream<Path> files = Files.list(parts)) {
            return files.anyMatch(part -> isWrittenAfter(part, moment));
        } catch (IOException none) {
            return false;
        }
    }

    private static boolean isWrittenAfter(Path part, Instant moment) {
        try {
            return Files.getLastModifiedTime(part).toInstant().isAfter(moment);
        } catch (IOException attachedMeanwhile) {
            return true;
        }
    }

    private Path folder(SessionKey key) {
        return home.resolve("uploads").resolve(key.hex());
    }

    /** Removes what it visits, until it was enough. */
    static final class FolderRemoval extends SimpleFileVisitor<Path> {

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
}
