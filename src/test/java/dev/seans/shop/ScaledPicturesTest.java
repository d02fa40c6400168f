package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.api.ApiException;
import dev.seans.fakes.FakeResponse;
import dev.seans.files.StoredFiles.StoredFile;
import dev.seans.identity.Sha256;
import dev.seans.settings.GivenSettings;
import dev.seans.uploads.UploadFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledPicturesTest {

    @TempDir
    private Path home;

    @Test
    void aPictureIsMadeOnceAndReadFromThenOn() throws IOException {
        ScaledPictures pictures = pictures("1 GB");
        Path made = of(pictures, GivenPictures.jpeg(1000, 500)).orElseThrow();
        FileTime first = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(made, first);

        assertThat(of(pictures, GivenPictures.jpeg(1000, 500))).contains(made);
        assertThat(Files.getLastModifiedTime(made).toInstant().getEpochSecond())
                .as("it was not made again")
                .isEqualTo(first.toInstant().getEpochSecond());
        assertThat(GivenPictures.read(Files.readAllBytes(made)).getWidth()).isEqualTo(400);
    }

    @Test
    void whatIsSentAsItIsIsRememberedAsThat() throws IOException {
        assertThat(of(pictures("1 GB"), GivenPictures.jpeg(300, 300))).isEmpty();

        assertThat(kept()).singleElement().satisfies(file -> assertThat(file).isEmptyFile());
    }

    @Test
    void theBytesOfAFileThatIsBeingReplacedAreNotKeptUnderTheHashOfAnother() throws IOException {
        Path picture = Files.write(home.resolve("picture"), GivenPictures.jpeg(1000, 500));
        StoredFile other = new StoredFile("1c", "1.jpg", Files.size(picture), "0".repeat(64));
        try (FileChannel content = FileChannel.open(picture)) {
            assertThatThrownBy(() -> pictures("1 GB").of(other, content, 400, new FakeResponse().http()))
                    .isInstanceOf(NoSuchFileException.class);
        }

        assertThat(kept()).isEmpty();
    }

    @Test
    void withoutSpaceForThemNoneAreMade() throws IOException {
        assertThat(of(pictures("0 B"), GivenPictures.jpeg(1000, 500))).isEmpty();
        assertThat(of(pictures("1 GB", "1000000 GB"), GivenPictures.jpeg(1000, 500)))
                .isEmpty();

        assertThat(kept()).isEmpty();
    }

    @Test
    void beyondTheLimitThoseAskedForTheLongestAgoGo() throws IOException {
        ScaledPictures pictures = pictures("1 GB");
        List<Path> made = new ArrayList<>();
        for (int height : List.of(500, 600, 700)) {
            made.add(of(pictures, GivenPictures.jpeg(1000, height)).orElseThrow());
        }
        Files.setLastModifiedTime(made.get(1), FileTime.from(Instant.EPOCH));

        long room = Files.size(made.get(0)) + Files.size(made.get(2));
        pictures(room + " B").run(() -> false);

        assertThat(kept()).containsExactlyInAnyOrder(made.get(0), made.get(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "100, 100", "101, 200", "400, 400", "900, 1600", "1600, 1600"})
    void aPictureHasAFewWidthsWhateverIsAskedFor(long asked, int made) {
        assertThat(ScaledPictures.width(asked)).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1601, Integer.MAX_VALUE})
    void noOtherWidthIsMade(long asked) {
        assertThatThrownBy(() -> ScaledPictures.width(asked))
                .isInstanceOf(ApiException.class)
                .hasMessage("w: 1 to 1600 pixels");
    }

    private ScaledPictures pictures(String limit) {
        return pictures(limit, "0 B");
    }

    private ScaledPictures pictures(String limit, String minFree) {
        var settings = GivenSettings.with(Map.of(
                "seans.home", home.toString(), "seans.pictures.scaled", limit, "seans.upload.min-free", minFree));
        return new ScaledPictures(new UploadFolders(settings), settings);
    }

    private Optional<Path> of(ScaledPictures pictures, byte[] picture) throws IOException {
        Path file = Files.write(home.resolve("picture"), picture);
        StoredFile stored = new StoredFile("1c", "1.jpg", picture.length, Sha256.hex(picture));
        try (FileChannel content = FileChannel.open(file)) {
            return pictures.of(stored, content, 400, new FakeResponse().http());
        }
    }

    private List<Path> kept() throws IOException {
        if (!Files.exists(home.resolve("scaled"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(home.resolve("scaled"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
