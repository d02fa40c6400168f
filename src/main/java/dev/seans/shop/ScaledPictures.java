package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.files.StoredFiles.StoredFile;
import dev.seans.filter.RefusalReason;
import dev.seans.identity.Sha256;
import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadFolders;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Narrower versions of pictures, made when they are first asked for, and kept below the hash of the original. One of no bytes stands
 * for a picture that is sent as it is, so that none is looked at twice.
 */
@OnePerApplication
class ScaledPictures implements RecurringJob {

    private static final Logger LOG = System.getLogger(ScaledPictures.class.getName());

    /** In pixels. A width between two is the larger one: so a picture has a few versions, whatever is asked for. */
    private static final List<Integer> WIDTHS = List.of(100, 200, 400, 800, 1600);

    private static final long LARGEST = 32L << 20;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration TOUCHED = Duration.ofDays(1);

    private final UploadFolders folders;
    private final long limit;
    private final long minFree;
    private final InstantSource time = InstantSource.system();
    private final Semaphore places = new Semaphore(AT_ONCE);

    private volatile boolean isPossible = true;

    @Inject
    ScaledPictures(UploadFolders folders, Settings settings) {
        this.folders = folders;
        this.limit = settings.size(Setting.SCALED_PICTURES);
        this.minFree = settings.size(Setting.UPLOAD_MIN_FREE);
    }

    /**
     * The width that is made for one that is asked for.
     *
     * @throws ApiException 400 for more than the widest, and for none
     */
    static int width(long asked) {
        return WIDTHS.stream()
                .filter(width -> asked > 0 && width >= asked)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        HttpServletResponse.SC_BAD_REQUEST,
                        "w: 1 to %d pixels".formatted(WIDTHS.get(WIDTHS.size() - 1))));
    }

    /**
     * A narrower version.
     *
     * @return empty if the picture is sent as it is: no picture, no wider, too large, or nowhere to keep it
     * @throws NoSuchFileException if the bytes are not those of the row, because the file is being replaced
     * @throws ApiException 503 if too many are being made
     */
    Optional<Path> of(StoredFile file, FileChannel content, int width, HttpServletResponse response)
            throws IOException {
        if (!isPossible || limit == 0 || file.bytes() > LARGEST) {
            return Optional.empty();
        }
        Path kept = folder().resolve(file.sha256().substring(0, 2)).resolve(file.sha256() + "-" + width);
        if (!Files.exists(kept)) {
            enter(response);
            try {
                make(file, content, width, kept);
            } finally {
                places.release();
            }
        } else if (Files.getLastModifiedTime(kept)
                .toInstant()
                .isBefore(time.instant().minus(TOUCHED))) {
            Files.setLastModifiedTime(kept, FileTime.from(time.instant()));
        }
        return Files.exists(kept) && Files.size(kept) > 0 ? Optional.of(kept) : Optional.empty();
    }

    private Path folder() {
        return folders.home().resolve("scaled");
    }

    private void enter(HttpServletResponse response) {
        try {
            if (places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
        throw new ApiException(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many pictures are being scaled: come again");
    }

    private void make(StoredFile file, FileChannel content, int width, Path kept) throws IOException {
        byte[] picture = bytes(file, content);
        Optional<PictureType> type = PictureType.of(Arrays.copyOf(picture, PictureType.TELLING));
        try {
            keep(
                    kept,
                    type.flatMap(known -> PictureScaler.scaled(picture, known, width))
                            .orElse(new byte[0]));
        } catch (NoClassDefFoundError absent) {
            isPossible = false;
            LOG.log(
                    Level.WARNING,
                    "Pictures are sent as they are, whatever width is asked for: this WAR has no net.coobird:thumbnailator",
                    absent);
        } catch (IOException full) {
            LOG.log(Level.WARNING, "A scaled picture cannot be kept in seans.home; it is sent as it is", full);
        }
    }

    private static byte[] bytes(StoredFile file, FileChannel content) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) file.bytes());
        while (all.hasRemaining() && content.read(all, all.position()) >= 0) {}
        if (!Sha256.hex(all.array()).equals(file.sha256())) {
            throw new NoSuchFileException(file.path(), null, "it is being replaced");
        }
        return all.array();
    }

    private void keep(Path kept, byte[] scaled) throws IOException {
        if (folders.home().toFile().getUsableSpace() - scaled.length < minFree) {
            return;
        }
        Path parent = kept.resolveSibling("");
        folders.rights().createDirectories(parent);
        Path part = parent.resolve(UUID.randomUUID() + ".part");
        try (FileChannel out = folders.rights().createFile(part)) {
            ByteBuffer all = ByteBuffer.wrap(scaled);
            while (all.hasRemaining()) {
                int unused = out.write(all);
            }
        }
        Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder())) {
            List<Kept> newestFirst = all.filter(Files::isRegularFile)
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::asked).reversed())
                    .toList();
            long bytes = 0;
            for (Kept kept : newestFirst) {
                bytes += kept.bytes();
                if (bytes > limit && !stopping.getAsBoolean()) {
                    Files.deleteIfExists(kept.file());
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The folder of scaled pictures cannot be tidied", failed);
        }
    }

    private record Kept(Path file, long bytes, Instant asked) {

        static Kept of(Path file) {
            try {
                return new Kept(
                        file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
            } catch (NoSuchFileException gone) {
                return new Kept(file, 0, Instant.EPOCH);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
