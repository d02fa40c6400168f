package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureScalerTest {

    @ParameterizedTest
    @CsvSource({"1000, 500, 400, 200", "4001, 3000, 400, 300", "401, 1000, 400, 998", "5000, 50, 100, 1"})
    void aPictureGetsTheWidthAndKeepsItsShape(int across, int down, int width, int height) throws IOException {
        BufferedImage scaled = GivenPictures.read(
                scaled(GivenPictures.jpeg(across, down), width).orElseThrow());

        assertThat(scaled.getWidth()).isBetween(width - 1, width + 1);
        assertThat(scaled.getHeight()).isBetween(height - 1, height + 1);
        assertThat(new Color(scaled.getRGB(5, 0)).getRed()).as("left is red").isGreaterThan(150);
        assertThat(new Color(scaled.getRGB(scaled.getWidth() - 5, 0)).getBlue())
                .as("right is blue")
                .isGreaterThan(150);
    }

    @Test
    void aPictureOfAPhoneThatLayOnItsSideStandsUpright() throws IOException {
        byte[] onItsSide = GivenPictures.turned(GivenPictures.jpeg(1200, 600), 6);

        BufferedImage scaled = GivenPictures.read(scaled(onItsSide, 400).orElseThrow());

        assertThat(scaled.getWidth()).isBetween(399, 401);
        assertThat(scaled.getHeight()).isBetween(799, 801);
        assertThat(new Color(scaled.getRGB(200, 20)).getRed())
                .as("its left is on top")
                .isGreaterThan(150);
    }

    @Test
    void whatIsTransparentStaysSoAndOthersBecomePng() throws IOException {
        BufferedImage png =
                GivenPictures.read(scaled(GivenPictures.png(1000, 100), 100).orElseThrow());
        assertThat(png.getColorModel().hasAlpha()).isTrue();

        assertThat(PictureType.of(scaled(GivenPictures.gif(300, 100), 100).orElseThrow())
                        .map(PictureType::mime))
                .contains("image/png");
    }

    @Test
    void whatIsNoWiderOrCannotBeDecodedStaysAsItIs() throws IOException {
        byte[] jpeg = GivenPictures.jpeg(1000, 100);

        assertThat(scaled(GivenPictures.jpeg(400, 3000), 400)).isEmpty();
        assertThat(scaled(Arrays.copyOf(jpeg, 200), 400)).isEmpty();
        assertThat(scaled(
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 100))
                .isEmpty();
        byte[] webp = Arrays.copyOf("RIFF____WEBPVP8 ".getBytes(StandardCharsets.US_ASCII), 64);
        assertThat(scaled(webp, 100)).isEmpty();
    }

    /** Its decoder would go over all of it for each scan, for hours. */
    @Test
    void aPictureOfThousandsOfScansIsNotDecoded() throws IOException {
        byte[] jpeg = GivenPictures.jpeg(1000, 500);
        byte[] scans = new byte[62];
        for (int at = 0; at < scans.length; at += 2) {
            scans[at] = (byte) 0xFF;
            scans[at + 1] = (byte) 0xDA;
        }
        byte[] hostile = Arrays.copyOf(jpeg, jpeg.length + scans.length);
        System.arraycopy(scans, 0, hostile, jpeg.length, scans.length);

        assertThat(scaled(Arrays.copyOf(hostile, hostile.length - 4), 400)).isPresent();
        assertThat(scaled(hostile, 400)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5400, 5600", "20001, 10", "110, 20001"})
    void aPictureOfTooManyPixelsIsNotDecoded(int across, int down) throws IOException {
        assertThat(scaled(GivenPictures.blackAndWhite(across, down), 100)).isEmpty();
    }

    @Test
    void aLargePictureWithinTheLimitsIsScaled() throws IOException {
        byte[] large = GivenPictures.blackAndWhite(5400, 5500);

        assertThat(GivenPictures.read(scaled(large, 100).orElseThrow()).getWidth())
                .isBetween(99, 101);
    }

    private static Optional<byte[]> scaled(byte[] picture, int width) throws IOException {
        return PictureScaler.scaled(picture, PictureType.of(picture).orElseThrow(), width);
    }
}
