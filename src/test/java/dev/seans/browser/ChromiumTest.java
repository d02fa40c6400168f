package dev.seans.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has no browser can build all the same, but a CI cannot pass without one unnoticed. */
class ChromiumTest {

    @TempDir
    private Path folder;

    @Test
    void aBrowserIsFoundTogetherWithItsDriverAlone() throws IOException {
        String path = "/nowhere" + File.pathSeparator + folder;
        assertThat(Chromium.onPath(path)).isEmpty();

        Path browser = program("chromium");
        assertThat(Chromium.onPath(path)).isEmpty();

        Path driver = program("chromedriver");
        assertThat(Chromium.onPath(path)).contains(new Chromium(browser, driver));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "false"})
    void withoutOneTheTestsAreSkipped(String ci) {
        assertThatThrownBy(() -> Chromium.missing(ci))
                .isNotInstanceOf(AssertionError.class)
                .hasMessageContaining("are skipped")
                .hasMessageContaining("chromium-driver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void inACiTheyFail(String ci) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Chromium.missing(ci))
                .withMessageContaining("cannot run")
                .withMessageContaining("chromium-driver");
    }

    private Path program(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
