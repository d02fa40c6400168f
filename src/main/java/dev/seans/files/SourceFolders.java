package dev.seans.files;

import dev.seans.identity.DiskName;
import dev.seans.identity.Sha256;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.FolderEntries;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** The layout on disk: {@code <seans.home>/files/<source>/<path>}. */
@OnePerApplication
class SourceFolders {

    private static final int BUFFER = 1 << 16;

    private final UploadFolders folders;

    @Inject
    public SourceFolders(UploadFolders folders) {
        this.folders = folders;
    }

    /** Where a file of a source stands. */
    Path file(String source, UploadName path) {
        return root().resolve(DiskName.ofFolder(source)).resolve(DiskName.of(path));
    }

    private Path root() {
        return folders.home().resolve("files");
    }

    /** Whether a file can be moved, or has been, if a crash has parted a move from its commit. */
    boolean isThere(String source, IncomingFile file) throws IOException {
        return Files.exists(file.from())
                ? Files.size(file.from()) >= file.bytes()
                : isIn(file(source, file.path()), file);
    }

    /**
     * Puts a file into its place, at once and whole; what was there before is replaced. If a crash has parted a move from
     * its commit, the file is there already.
     *
     * @return the folder in which its name now is; that is not on disk yet
     * @throws NoSuchFileException if it is gone, or shorter than it should be
     */
    Path move(String source, IncomingFile file) throws IOException {
        Path target = file(source, file.path());
        if (!Files.exists(file.from()) && isIn(target, file)) {
            return target.resolveSibling("");
        }
        long length = Files.size(file.from());
        if (length < file.bytes()) {
            throw new NoSuchFileException(file.from() + " is shorter than its row says");
        }
        if (length > file.bytes()) {
            truncate(file);
        }
        folders.rights().createDirectories(target.resolveSibling(""));
        Files.move(file.from(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return target.resolveSibling("");
    }

    /** Forces the names in these folders to disk, and those of the folders themselves. */
    void keepEntries(Set<Path> touched) throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        for (Path folder : touched) {
            Path up = folder;
            while (up.startsWith(folders.home()) && all.add(up)) {
                up = up.resolveSibling("");
            }
        }
        for (Path folder : all) {
            keepEntries(folder);
        }
    }

    void keepEntries(Path folder) throws IOException {
        FolderEntries.keep(folder);
    }

    private static void truncate(IncomingFile file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.from(), StandardOpenOption.WRITE)) {
            channel.truncate(file.bytes());
        }
    }

    private static boolean isIn(Path target, IncomingFile file) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == file.bytes()
                && sha256(target, file.bytes()).equals(file.sha256());
    }

    /** Of the first so many bytes of a file. */
    static String sha256(Path file, long bytes) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            long left = bytes;
            while (left > 0) {
                int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new NoSuchFileException(file + " is shorter than its row says");
                }
                left -= count;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    void delete(String source, UploadName path) throws IOException {
        Files.deleteIfExists(file(source, path));
    }
}
