package dev.seans.shop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes a picture narrower, within a memory that its file cannot name: what claims more than {@link #MOST_CLAIMED} pixels is not
 * decoded, and of a large one only every second, third… pixel is kept.
 */
final class PictureScaler {

    /** A progressive JPEG of as many pixels takes six bytes for each while it is decoded. */
    private static final long MOST_CLAIMED = 30_000_000;

    /** Two rows are held whole. */
    private static final int LONGEST_SIDE = 20_000;

    /** Kept of a side, in widths asked for: enough for the mean of nine pixels. */
    private static final int KEPT = 3;

    private static final double QUALITY = 0.85;

    private static final Set<Orientation> ON_THEIR_SIDE =
            EnumSet.of(Orientation.LEFT_TOP, Orientation.RIGHT_TOP, Orientation.RIGHT_BOTTOM, Orientation.LEFT_BOTTOM);

    private PictureScaler() {}

    /**
     * The picture with this width and upright, a JPEG as JPEG and all others as PNG; of several pictures in one the first.
     *
     * @return empty if it is no wider, if it claims too much, or if it cannot be decoded
     */
    static Optional<byte[]> scaled(byte[] picture, PictureType type, int width) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mime());
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(in);
            return scaled(reader, type, width);
        } catch (IOException | RuntimeException broken) {
            // Decoders throw everything at what is hostile, or only odd: it is sent as it is.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static Optional<byte[]> scaled(ImageReader reader, PictureType type, int width) throws IOException {
        int across = reader.getWidth(0);
        int down = reader.getHeight(0);
        Orientation orientation = isJpeg(type) ? orientation(reader) : Orientation.TOP_LEFT;
        int upright = ON_THEIR_SIDE.contains(orientation) ? down : across;
        if (upright <= width || Math.max(across, down) > LONGEST_SIDE || (long) across * down > MOST_CLAIMED) {
            return Optional.empty();
        }
        int step = Math.max(1, upright / (KEPT * width));
        ImageReadParam everyOther = reader.getDefaultReadParam();
        everyOther.setSourceSubsampling(step, step, 0, 0);
        int kept = (upright + step - 1) / step;
        double scale = (double) width / kept;
        return Optional.of(written(reader.read(0, everyOther), scale, orientation, type));
    }

    /** How the camera was held; a picture whose metadata cannot be read is scaled as it lies. */
    private static Orientation orientation(ImageReader reader) {
        try {
            Orientation told = ExifUtils.getExifOrientation(reader, 0);
            return told == null ? Orientation.TOP_LEFT : told;
        } catch (IOException | RuntimeException unreadable) {
            return Orientation.TOP_LEFT;
        }
    }

    private static boolean isJpeg(PictureType type) {
        return type.mime().equals("image/jpeg");
    }

    private static byte[] written(BufferedImage decoded, double scale, Orientation orientation, PictureType type)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.Builder<BufferedImage> builder =
                Thumbnails.of(decoded).scale(scale).addFilter(ExifFilterUtils.getFilterForOrientation(orientation));
        if (isJpeg(type)) {
            builder.outputFormat("jpeg").outputQuality(QUALITY);
        } else {
            builder.outputFormat("png");
        }
        builder.toOutputStream(out);
        return out.toByteArray();
    }
}
