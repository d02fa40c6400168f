package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import dev.seans.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final String ONE = "11".repeat(32);
    private static final String TWO = "Aa".repeat(32);

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 3); // such clocks may overflow

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "# a comment\n\n", "\r\n  # 1\r\n"})
    void keysStandInLinesBetweenBlankOnesAndComments(String before) throws IOException {
        write(before + "k1=" + ONE + "\n\nk-2 = " + TWO + "  \r\n#end");

        assertThat(file().current().names()).containsExactly("k1", "k-2");
        assertThat(file().current().activeName()).isEqualTo("k1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | there is no key in it: expected name=64 hex digits",
                "# k1=@             | there is no key in it: expected name=64 hex digits",
                "@                  | line 1: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "#~k1=@~k2=@1       | line 3: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k1=geheim          | line 1: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k.1=@              | line 1: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "aaaaaaaaaabbbbbbbbbbc=@ | line 1: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k1=@,k2=@          | line 1: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k1=@~~k1=@         | line 3: another key has this name already",
            })
    void aMistakeIsToldByItsLineAndNotByItsContent(String lines, String mistake) throws IOException {
        write(lines.replace("@", ONE).replace('~', '\n'));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(this::file)
                .withMessage("Seans was not started, because of its settings: the keys for sessions of upstreams cannot"
                        + " be read: the file " + path() + ", " + mistake);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(this::file)
                .withMessageEndingWith("cannot be read: the file " + path() + " is not there");
    }

    @Test
    void aChangedFileIsReadAgainAfterSeconds() throws IOException {
        write("k1=" + ONE);
        KeyFile keys = file();
        try (LogListener log = LogListener.on(KeyFile.class)) {
            write("k2=" + TWO + "\nk1=" + ONE);
            assertThat(keys.current().names()).containsExactly("k1");

            pass(Duration.ofSeconds(5));
            assertThat(keys.current().names()).containsExactly("k2", "k1");
            assertThat(log.lines())
                    .containsExactly(
                            "INFO The keys in " + path() + " have changed: k2 encrypts from now on, [k2, k1] decrypt");
        }
    }

    @Test
    void whoMissesAKeyNeedNotWait() throws IOException {
        write("k1=" + ONE);
        KeyFile keys = file();
        write("k2=" + TWO);

        assertThat(keys.latest().names()).containsExactly("k2");
        assertThat(keys.current().names()).containsExactly("k2");
    }

    @Test
    void aBrokenNewFileLeavesTheOldKeysInForceAndIsWarnedOfOnce() throws IOException {
        write("k1=" + ONE);
        KeyFile keys = file();
        try (LogListener log = LogListener.on(KeyFile.class)) {
            write("k2=" + TWO + "\ngeheim");
            lookThrice(keys);
            Files.delete(path());
            lookThrice(keys);

            assertThat(keys.current().names()).containsExactly("k1");
            assertThat(log.lines())
                    .containsExactly(
                            "WARNING The keys [k1] stay in force until their file is put right, which is noticed within"
                                    + " seconds: the file " + path() + ", line 2: expected name=64 hex digits, with a"
                                    + " name of 1 to 20 letters, digits, '_' or '-'",
                            "WARNING The keys [k1] stay in force until their file is put right, which is noticed within"
                                    + " seconds: the file " + path() + " is not there");
        }

        write("k2=" + TWO);
        pass(Duration.ofSeconds(5));
        assertThat(keys.current().names()).containsExactly("k2");
    }

    @Test
    void whereEverybodyMayReadItThatIsSaid() throws IOException {
        write("k1=" + ONE);
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r-----"));
        try (LogListener log = LogListener.on(KeyFile.class)) {
            file();
            assertThat(log.lines()).isEmpty();

            Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));
            file();
            assertThat(log.lines())
                    .containsExactly("WARNING Everybody on this machine may read or write the keys in " + path()
                            + ", which are used all the same: take these rights away (chmod o-rw)");
        }
    }

    private void lookThrice(KeyFile keys) {
        for (int look = 0; look < 3; look++) {
            pass(Duration.ofSeconds(5));
            keys.current();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private KeyFile file() {
        return new KeyFile(path(), nanos::get);
    }

    private Path path() {
        return folder.resolve("keys");
    }

    private void write(String text) throws IOException {
        Files.writeString(path(), text);
    }
}
