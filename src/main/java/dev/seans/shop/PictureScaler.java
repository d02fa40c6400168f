package dev.seans.shop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes a picture narrower, within a memory and a time that its file cannot name: what claims more than {@link #MOST_CLAIMED} pixels,
 * or comes in too many scans, is not decoded, and of a large one only every second, third… pixel is kept.
 */
final class PictureScaler {

    /** A progressive JPEG of as many pixels takes six bytes for each while it is decoded. */
    private static final long MOST_CLAIMED = 30_000_000;

    /** Kept of them; a pixel may have eight bytes. */
    private static final long MOST_KEPT = 8_000_000;

    /** Two rows are held whole. */
    private static final int LONGEST_SIDE = 20_000;

    /** Kept of a side, in widths asked for: enough for the mean of nine pixels. */
    private static final int KEPT = 3;

    /** A decoder goes over the whole picture for each scan of a progressive JPEG; cameras and programs write ten. */
    private static final int MOST_SCANS = 30;

    private static final float QUALITY = 0.85f;

    private static final Set<Orientation> ON_THEIR_SIDE =
            EnumSet.of(Orientation.LEFT_TOP, Orientation.RIGHT_TOP, Orientation.RIGHT_BOTTOM, Orientation.LEFT_BOTTOM);

    private PictureScaler() {}

    /**
     * The picture with this width and upright, a JPEG as JPEG and all others as PNG; of several pictures in one the first.
     *
     * @return empty if it is no wider, if it claims too much, or if it cannot be decoded
     * @throws IOException if what was decoded cannot be written, which is not the picture's fault
     */
    static Optional<byte[]> scaled(byte[] picture, PictureType type, int width) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mime());
        if (!readers.hasNext() || (isJpeg(type) && scans(picture) > MOST_SCANS)) {
            return Optional.empty();
        }
        Optional<BufferedImage> narrower = narrower(picture, readers.next(), type, width);
        return narrower.isPresent()
                ? Optional.of(written(narrower.get(), isJpeg(type) ? "jpeg" : "png"))
                : Optional.empty();
    }

    private static Optional<BufferedImage> narrower(byte[] picture, ImageReader reader, PictureType type, int width) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(in);
            return narrower(reader, type, width);
        } catch (IOException | RuntimeException broken) {
            // Decoders throw everything at what is hostile, or only odd: it is sent as it is.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static Optional<BufferedImage> narrower(ImageReader reader, PictureType type, int width)
            throws IOException {
        int across = reader.getWidth(0);
        int down = reader.getHeight(0);
        Orientation orientation = isJpeg(type) ? orientation(reader) : Orientation.TOP_LEFT;
        int upright = ON_THEIR_SIDE.contains(orientation) ? down : across;
        if (upright <= width || Math.max(across, down) > LONGEST_SIDE || (long) across * down > MOST_CLAIMED) {
            return Optional.empty();
        }
        int step = step(across, down, upright / (KEPT * width));
        ImageReadParam everyOther = reader.getDefaultReadParam();
        everyOther.setSourceSubsampling(step, step, 0, 0);
        int kept = (upright + step - 1) / step;
        return Optional.of(Thumbnails.of(reader.read(0, everyOther))
                .scale((double) width / kept)
                .addFilter(ExifFilterUtils.getFilterForOrientation(orientation))
                .asBufferedImage());
    }

    private static int step(int across, int down, int enough) {
        int step = Math.max(1, enough);
        while ((long) across / step * (down / step) > MOST_KEPT) {
            step++;
        }
        return step;
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

    /** Starts of scans, those of a small picture within the metadata included. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int at = 1; at < jpeg.length; at++) {
            if (jpeg[at - 1] == (byte) 0xFF && jpeg[at] == (byte) 0xDA) {
                scans++;
            }
        }
        return scans;
    }

    /** In memory: the temporary files of the server have nothing to do with it. */
    private static byte[] written(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
