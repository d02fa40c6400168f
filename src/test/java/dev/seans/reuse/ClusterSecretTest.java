package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSecretTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstNodeMakesItAndTheNextOneFindsIt() throws IOException {
        Path home = folder.resolve("not/there/yet");

        byte[] first = ClusterSecret.of(home);

        assertThat(first).hasSize(32);
        assertThat(ClusterSecret.of(home)).isEqualTo(first);
        assertThat(home.resolve("session-secret")).hasContent(HexFormat.of().formatHex(first) + "\n");
        assertThat(files(home)).containsExactly("session-secret");
        assertThat(ClusterSecret.of(folder.resolve("other"))).isNotEqualTo(first);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        ClusterSecret.of(folder);
        Path file = folder.resolve("session-secret");

        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @RepeatedTest(20)
    void nodesThatComeAtOnceHaveTheSame() throws Exception {
        int nodes = 8;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        CountDownLatch start = new CountDownLatch(nodes);
        try {
            List<Future<byte[]>> secrets = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                secrets.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return ClusterSecret.of(folder);
                }));
            }
            byte[] first = secrets.get(0).get();
            for (Future<byte[]> secret : secrets) {
                assertThat(secret.get()).isEqualTo(first);
            }
            assertThat(files(folder)).containsExactly("session-secret");
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "abcdef", "not hex, but long enough to be a secret, if that were all that it takes"})
    void oneThatIsTooShortOrNoSecretStopsTheDeployment(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("session-secret"), content);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> ClusterSecret.of(folder))
                .withMessage("Seans was not started, because of its settings: the secret of the sessions, " + file
                        + ", must be one line of at least 64 hex digits: remove the file on all nodes, and it is made"
                        + " anew");
        assertThat(file).hasContent(content);
    }

    @Test
    void aLongerOneIsTakenWhole() throws IOException {
        Files.writeString(folder.resolve("session-secret"), "AB".repeat(64));

        assertThat(ClusterSecret.of(folder)).hasSize(64);
    }

    @Test
    void whereNobodyCanWriteItSaysWhichRightIsMissing() throws IOException {
        Path home = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> ClusterSecret.of(home))
                .withMessageContaining("the secret of the sessions, " + home.resolve("session-secret")
                        + ", can neither be read nor made")
                .withMessageEndingWith("give the server's user the right to seans.home = " + home);
    }

    @Test
    void aFolderInItsPlaceIsNoSecret() throws IOException {
        Files.createDirectory(folder.resolve("session-secret"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> ClusterSecret.of(folder))
                .withMessageContaining("can neither be read nor made");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
