package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.api.ApiException;
import dev.seans.fakes.FakeResponse;
import dev.seans.files.StoredFiles.StoredFile;
import dev.seans.identity.Sha256;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import dev.seans.shop.ScaledPictures.Version;
import dev.seans.uploads.UploadFolders;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        assertThat(widthOf(of("1 GB", GivenPictures.jpeg(1000, 500)))).isEqualTo(400);
        Path made = kept().get(0);
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(made, before);

        assertThat(widthOf(of("1 GB", GivenPictures.jpeg(1000, 500)))).isEqualTo(400);
        assertThat(kept()).containsExactly(made);
        assertThat(Files.getLastModifiedTime(made).toInstant().getEpochSecond())
                .as("it was not made again")
                .isEqualTo(before.toInstant().getEpochSecond());
    }

    @Test
    void whatWasNotAskedForSinceADayIsAskedForNow() throws IOException {
        of("1 GB", GivenPictures.jpeg(1000, 500));
        Files.setLastModifiedTime(kept().get(0), FileTime.from(Instant.EPOCH));

        of("1 GB", GivenPictures.jpeg(1000, 500));

        assertThat(Files.getLastModifiedTime(kept().get(0)).toInstant()).isAfter(Instant.EPOCH);
    }

    @Test
    void whatIsSentAsItIsIsRememberedAsThat() throws IOException {
        Version version = of("1 GB", GivenPictures.jpeg(300, 300));

        assertThat(version.content()).isNull();
        assertThat(version.isLasting()).isTrue();
        assertThat(kept()).singleElement().satisfies(file -> assertThat(file).isEmptyFile());
    }

    @Test
    void theBytesOfAFileThatIsBeingReplacedAreNotKeptUnderTheHashOfAnother() throws IOException {
        Path picture = Files.write(home.resolve("picture"), GivenPictures.jpeg(1000, 500));
        StoredFile other = new StoredFile("1c", "1.jpg", Files.size(picture), "0".repeat(64));
        try (FileChannel content = FileChannel.open(picture)) {
            assertThatThrownBy(() -> pictures("1 GB", "0 B").of(other, content, 400, new FakeResponse().http()))
                    .isInstanceOf(NoSuchFileException.class);
        }

        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0 B, 0 B", "1 GB, 1000000 GB"})
    void withoutSpaceForItThePictureIsSentAsItIsForNow(String limit, String minFree) throws IOException {
        Version version = of(pictures(limit, minFree), GivenPictures.jpeg(1000, 500));

        assertThat(version.content()).isNull();
        assertThat(version.isLasting()).as("no cache may keep it").isFalse();
        assertThat(kept()).isEmpty();
    }

    @Test
    void aDiskThatTakesNothingIsNoFailureAndLeavesNoPart() throws IOException {
        Files.writeString(home.resolve("scaled"), "a file where the folder should be");

        Version version = of("1 GB", GivenPictures.jpeg(1000, 500));

        assertThat(version.content()).isNull();
        assertThat(version.isLasting()).isFalse();
    }

    @Test
    void whoComesWhileOneIsMadeGetsThatOne() throws Exception {
        ScaledPictures pictures = pictures("1 GB", "0 B");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            byte[] picture = GivenPictures.jpeg(1000, 500);
            Callable<Integer> look = () -> widthOf(of(pictures, picture));
            for (Future<Integer> width : threads.invokeAll(Collections.nCopies(20, look))) {
                assertThat(width.get()).isEqualTo(400);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(kept()).hasSize(1);
    }

    @Test
    void beyondTheLimitThoseAskedForTheLongestAgoGo() throws IOException {
        for (int height : List.of(500, 600, 700)) {
            of("1 GB", GivenPictures.jpeg(1000, height));
        }
        Path oldest = kept().get(1);
        Files.setLastModifiedTime(oldest, FileTime.from(Instant.EPOCH));

        folder("8 KiB", "0 B").run(() -> false);

        assertThat(kept()).hasSize(2).doesNotContain(oldest);
    }

    @Test
    void whatADyingNodeHasLeftHalfWrittenGoesAndWhatIsBeingWrittenStays() throws IOException {
        Path folder = Files.createDirectories(home.resolve("scaled").resolve("ab"));
        Path left = Files.createFile(folder.resolve("1.part"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.EPOCH));
        Path fresh = Files.createFile(folder.resolve("2.part"));

        folder("1 GB", "0 B").run(() -> false);

        assertThat(kept()).containsExactly(fresh);
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

    private Settings settings(String limit, String minFree) {
        return GivenSettings.with(Map.of(
                "seans.home", home.toString(), "seans.pictures.scaled", limit, "seans.upload.min-free", minFree));
    }

    private ScaledFolder folder(String limit, String minFree) {
        Settings settings = settings(limit, minFree);
        return new ScaledFolder(new UploadFolders(settings), settings);
    }

    private ScaledPictures pictures(String limit, String minFree) {
        return new ScaledPictures(folder(limit, minFree), settings(limit, minFree));
    }

    private Version of(String limit, byte[] picture) throws IOException {
        return of(pictures(limit, "0 B"), picture);
    }

    private Version of(ScaledPictures pictures, byte[] picture) throws IOException {
        Path file = Files.write(Files.createTempFile(home, "picture", ""), picture);
        StoredFile stored = new StoredFile("1c", "1.jpg", picture.length, Sha256.hex(picture));
        try (FileChannel content = FileChannel.open(file)) {
            return pictures.of(stored, content, 400, new FakeResponse().http());
        }
    }

    private static int widthOf(Version version) throws IOException {
        try (FileChannel content = Objects.requireNonNull(version.content())) {
            return GivenPictures.read(Channels.newInputStream(content).readAllBytes())
                    .getWidth();
        }
    }

    private List<Path> kept() throws IOException {
        if (!Files.isDirectory(home.resolve("scaled"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(home.resolve("scaled"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
