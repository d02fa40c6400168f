package dev.seans.shop;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * The files of scaled pictures, {@code <seans.home>/scaled}, which all nodes share: anyone may vanish at any time, and is made
 * again.
 */
@OnePerApplication
class ScaledFolder implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration TOUCHED = Duration.ofDays(1);

    /** What a file takes at least, be it empty. */
    private static final long BLOCK = 4096;

    private static final String PART = ".part";

    private final UploadFolders folders;
    private final long limit;
    private final long minFree;
    private final InstantSource time = InstantSource.system();

    @Inject
    ScaledFolder(UploadFolders folders, Settings settings) {
        this.folders = folders;
        this.limit = settings.size(Setting.SCALED_PICTURES);
        this.minFree = settings.size(Setting.UPLOAD_MIN_FREE);
    }

    /** Opens a version that is kept; it counts as asked for now, to about a day. */
    Optional<FileChannel> find(String name) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            FileChannel content = FileChannel.open(file);
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(time.instant().minus(TOUCHED))) {
                Files.setLastModifiedTime(file, FileTime.from(time.instant()));
            }
            return Optional.of(content);
        } catch (IOException swept) {
            return Optional.empty();
        }
    }

    /** Whether the disk has room for one more. */
    boolean hasRoom() {
        return folders.home().toFile().getUsableSpace() >= minFree;
    }

    /**
     * Keeps a version, at once and whole, and opens it.
     *
     * @throws NotKeptException if the disk does not take it
     */
    FileChannel keep(String name, byte[] version) throws NotKeptException {
        Path file = file(name);
        Path part = file.resolveSibling(UUID.randomUUID() + PART);
        try {
            folders.rights().createDirectories(file.resolveSibling(""));
            try (FileChannel out = folders.rights().createFile(part)) {
                ByteBuffer all = ByteBuffer.wrap(version);
                while (all.hasRemaining()) {
                    int unused = out.write(all);
                }
            }
            FileChannel content = FileChannel.open(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return content;
        } catch (IOException full) {
            delete(part);
            throw new NotKeptException(full);
        }
    }

    private Path folder() {
        return folders.home().resolve("scaled");
    }

    private Path file(String name) {
        return folder().resolve(name.substring(0, 2)).resolve(name);
    }

    @Override
    public String name() {
        return "scaled-pictures";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    /** Removes those that nobody has asked for the longest, until the rest is within the limit. */
    @Override
    public void run(BooleanSupplier stopping) {
        List<Kept> all = all();
        all.sort(Comparator.comparing(Kept::asked).reversed());
        long bytes = 0;
        for (Kept kept : all) {
            bytes += Math.max(BLOCK, kept.bytes());
            if (!stopping.getAsBoolean() && (bytes > limit || isLeftover(kept))) {
                delete(kept.file());
            }
        }
    }

    /** Whoever wrote it has died. */
    private boolean isLeftover(Kept kept) {
        return kept.file().toString().endsWith(PART)
                && kept.asked().isBefore(time.instant().minus(INTERVAL));
    }

    private List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        if (!Files.isDirectory(folder())) {
            return all;
        }
        try {
            Files.walkFileTree(folder(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    all.add(new Kept(
                            file,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()));
                    return FileVisitResult.CONTINUE;
                }

                /** A part that has got its name, or what another node has removed. */
                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException failed) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder of scaled pictures cannot be tidied", failed);
        }
        return all;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException later) {
            // The next look tries again.
        }
    }

    /** The disk is full, or not to be written. */
    static final class NotKeptException extends Exception {

        private static final long serialVersionUID = 1;

        NotKeptException(IOException cause) {
            super(cause);
        }
    }

    private record Kept(Path file, long bytes, Instant asked) {}
}
