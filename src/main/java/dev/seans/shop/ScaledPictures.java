package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.database.FailureLog;
import dev.seans.files.StoredFiles.StoredFile;
import dev.seans.filter.RefusalReason;
import dev.seans.identity.Sha256;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Narrower versions of pictures, made when they are first asked for. One of no bytes stands for a picture that is sent as it is, so
 * that none is decoded twice.
 */
@OnePerApplication
class ScaledPictures {

    private static final Logger LOG = System.getLogger(ScaledPictures.class.getName());
    private static final FailureLog FULL = new FailureLog(LOG, Level.WARNING);

    /** In pixels. A width between two is the larger one: so a picture has a few versions, whatever is asked for. */
    private static final List<Integer> WIDTHS = List.of(100, 200, 400, 800, 1600);

    /** Grows when a version of the same picture may become another one. */
    private static final String MAKER = "1";

    private static final long LARGEST = 32L << 20;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] AS_IT_IS = new byte[0];

    private final ScaledFolder folder;
    private final boolean isWanted;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private volatile boolean isPossible = true;

    @Inject
    ScaledPictures(ScaledFolder folder, Settings settings) {
        this.folder = folder;
        this.isWanted = settings.size(Setting.SCALED_PICTURES) > 0;
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
     * A narrower version, to be closed:
     *
     * <ol>
     *   <li>one that was kept, also that the picture is sent as it is
     *   <li>without space to keep it, none
     *   <li>with a place among those who make one: once more what was kept, by whoever had the place before
     *   <li>made of the bytes of the row, and kept
     * </ol>
     *
     * @throws NoSuchFileException if the bytes are not those of the row, because the file is being replaced
     * @throws ApiException 503 if too many are being made
     */
    Version of(StoredFile file, FileChannel content, int width, HttpServletResponse response) throws IOException {
        String name = file.sha256() + "-" + width + "-" + MAKER;
        Optional<FileChannel> kept = folder.find(name);
        if (kept.isPresent()) {
            return Version.of(name, kept.get());
        }
        if (!isPossible || !isWanted || file.bytes() > LARGEST || !folder.hasRoom()) {
            return new Version(name, null, file.bytes() > LARGEST);
        }
        enter(response);
        try {
            Optional<FileChannel> meanwhile = folder.find(name);
            return Version.of(name, meanwhile.isPresent() ? meanwhile.get() : made(file, content, width, name));
        } catch (LinkageError impossible) {
            isPossible = false;
            LOG.log(
                    Level.WARNING,
                    "Pictures are sent as they are, whatever width is asked for: this WAR has no net.coobird:thumbnailator, or"
                            + " this Java no pictures",
                    impossible);
        } catch (ScaledFolder.NotKeptException full) {
            FULL.log("A scaled picture cannot be kept in seans.home; the picture is sent as it is", full);
        } finally {
            places.release();
        }
        return new Version(name, null, false);
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

    private FileChannel made(StoredFile file, FileChannel content, int width, String name)
            throws IOException, ScaledFolder.NotKeptException {
        byte[] picture = bytes(file, content);
        Optional<PictureType> type = PictureType.of(Arrays.copyOf(picture, PictureType.TELLING));
        Optional<byte[]> scaled = type.isPresent() ? scaled(picture, type.get(), width) : Optional.empty();
        return folder.keep(name, scaled.orElse(AS_IT_IS));
    }

    /** What takes all memory that there is, is not tried again. */
    private static Optional<byte[]> scaled(byte[] picture, PictureType type, int width) throws IOException {
        try {
            return PictureScaler.scaled(picture, type, width);
        } catch (OutOfMemoryError tooLarge) {
            LOG.log(
                    Level.WARNING,
                    "A picture is too large for the memory of this server; it is sent as it is",
                    tooLarge);
            return Optional.empty();
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

    /**
     * What is sent for a width.
     *
     * @param name as which it is kept, and which tells it apart from all others
     * @param content null if the picture is sent as it is
     * @param isLasting whether that will be the same the next time
     */
    record Version(String name, @Nullable FileChannel content, boolean isLasting) {

        private static Version of(String name, FileChannel kept) throws IOException {
            if (kept.size() > 0) {
                return new Version(name, kept, true);
            }
            kept.close();
            return new Version(name, null, true);
        }
    }
}
