package dev.seans.publications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import dev.seans.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VrdWatchTest {

    private static final String BROKEN = GivenVrd.point("", "<ws><point name='x' poolSize='many'/></ws>");

    @TempDir
    private Path home;

    /** Begins where a clock that counts from anywhere might stand. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);

    private Path file;
    private Path set;

    @BeforeEach
    void places() {
        file = home.resolve("default.vrd");
        set = home.resolve("set.vrd");
    }

    @Test
    void theStrongestPlaceIsInForce() throws IOException {
        assertThat(base(start(Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(base(start(Optional.empty(), inside("/inside")))).contains("/inside");
        write(file, "/home");
        assertThat(base(start(Optional.empty(), inside("/inside")))).contains("/home");
        write(set, "/set");
        assertThat(base(start(Optional.of(set), inside("/inside")))).contains("/set");
    }

    @Test
    void aFileThatIsSetMustBeThere() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> start(Optional.of(set), inside("/inside")))
                .withMessageEndingWith("seans.vrd = " + set + " cannot be read: NoSuchFileException:"
                        + " lay the file there, and let the server's user read it");
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(file);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> start(Optional.empty(), Optional.empty()))
                .withMessageContaining(file + " cannot be read: IOException");
    }

    @Test
    void aBrokenFileStopsTheDeployment() throws IOException {
        Files.writeString(file, BROKEN);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> start(Optional.empty(), Optional.empty()))
                .withMessage("Seans was not started, because of its settings: " + file
                        + ", line 3, attribute poolSize of <point>: \"many\": expected a whole number from 1 to 10000");
        Files.delete(file);
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> start(Optional.empty(), Optional.of(stream(BROKEN))))
                .withMessageContaining("/WEB-INF/default.vrd, line 3, attribute poolSize");
    }

    @Test
    void aChangedFileIsTakenUpAtTheNextLook() throws IOException {
        write(file, "/one");
        VrdWatch watch = start(Optional.empty(), Optional.empty());
        write(file, "/two");

        assertThat(base(watch)).contains("/one");
        pass(Duration.ofMillis(1_999));
        assertThat(base(watch)).contains("/one");
        pass(Duration.ofMillis(1));
        assertThat(base(watch)).contains("/two");
    }

    @Test
    void aFileOfTheSameSizeAndTimeThatWasMovedThereIsAChangedOne() throws IOException {
        write(file, "/one");
        FileTime time = Files.getLastModifiedTime(file);
        VrdWatch watch = start(Optional.empty(), Optional.empty());
        write(set, "/two");
        Files.setLastModifiedTime(set, time);
        Files.move(set, file, StandardCopyOption.REPLACE_EXISTING);

        pass(Duration.ofSeconds(2));

        assertThat(base(watch)).contains("/two");
    }

    @Test
    void aBrokenFileLeavesTheOldInForceAndSaysSoOnceUntilItIsMended() throws IOException {
        write(file, "/one");
        VrdWatch watch = start(Optional.empty(), Optional.empty());
        Files.writeString(file, BROKEN);
        try (LogListener log = LogListener.on(VrdWatch.class)) {
            for (int look = 0; look < 3; look++) {
                pass(Duration.ofSeconds(2));
                assertThat(base(watch)).contains("/one");
            }
            assertThat(log.lines())
                    .containsExactly(
                            "SEVERE What was published before stays in force, and the file is read again when"
                                    + " it has changed: " + file
                                    + ", line 3, attribute poolSize of <point>: \"many\": expected a whole number from 1 to 10000");
        }
        write(file, "/mended");
        pass(Duration.ofSeconds(2));
        assertThat(base(watch)).contains("/mended");
    }

    @Test
    void aFileThatAppearsIsTakenUp() throws IOException {
        VrdWatch watch = start(Optional.empty(), Optional.empty());
        assertThat(base(watch)).isEmpty();

        write(file, "/new");
        pass(Duration.ofSeconds(2));

        assertThat(base(watch)).contains("/new");
    }

    @Test
    void aFileThatIsGoneAtTwoLooksIsGone() throws IOException {
        write(file, "/home");
        VrdWatch watch = start(Optional.empty(), inside("/inside"));
        Files.delete(file);

        pass(Duration.ofSeconds(2));
        assertThat(base(watch)).contains("/home");
        pass(Duration.ofSeconds(2));
        assertThat(base(watch)).contains("/inside");
    }

    @Test
    void whileAnEditorReplacesTheFileNothingElseIsInForce() throws IOException {
        write(file, "/home");
        VrdWatch watch = start(Optional.empty(), Optional.empty());
        for (String next : List.of("/second", "/third")) {
            Files.delete(file);
            pass(Duration.ofSeconds(2));
            assertThat(watch.current()).isPresent();
            write(file, next);
            pass(Duration.ofSeconds(2));
            assertThat(base(watch)).contains(next);
        }
    }

    @Test
    void aFileThatIsSetAndGoesLeavesTheOldInForce() throws IOException {
        write(set, "/set");
        write(file, "/home");
        VrdWatch watch = start(Optional.of(set), Optional.empty());
        Files.delete(set);
        try (LogListener log = LogListener.on(VrdWatch.class)) {
            pass(Duration.ofSeconds(2));
            assertThat(base(watch)).contains("/set");
            assertThat(log.lines()).singleElement().asString().contains("seans.vrd = " + set + " cannot be read");
        }
    }

    @Test
    void theLogTellsWhichFileIsInForceAndItsServices() throws IOException {
        Files.writeString(
                file,
                GivenVrd.point(
                        "ib='Pwd=geheim' bass='x'",
                        "<ws pointEnableCommon='true'><point name='a' reuseSessions='use'/><point name='b' enable='0'/></ws>"
                                + "<httpServices><service name='c'/></httpServices><pool size='1'/>"));
        try (LogListener log = LogListener.on(VrdWatch.class)) {
            VrdWatch watch = start(Optional.empty(), Optional.empty());
            pass(Duration.ofSeconds(2));
            watch.current();

            assertThat(log.lines())
                    .containsExactly(
                            "INFO The publication file " + file + " is in force; it publishes:"
                                    + " http/c (reuse as the filter says), soap/a (use),"
                                    + " every other soap service (reuse as the filter says)",
                            "WARNING " + file + ", line 2: the attribute bass of <point> is unknown and ignored;"
                                    + " the nearest known name is base",
                            "INFO In " + file + " is understood, but has no effect here: ib of <point>, <pool>");
        }
    }

    @Test
    void theLogTellsThatThereIsNoFileAndWhereItWasLookedFor() {
        try (LogListener log = LogListener.on(VrdWatch.class)) {
            start(Optional.empty(), Optional.empty());

            assertThat(log.lines())
                    .containsExactly("INFO There is no publication file in " + file + " and /WEB-INF/default.vrd:"
                            + " services are published as the filters say");
        }
    }

    private VrdWatch start(Optional<Path> setting, Optional<InputStream> inside) {
        return VrdWatch.start(new VrdFiles(setting, home, inside), nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Optional<String> base(VrdWatch watch) {
        return watch.current().flatMap(Vrd::base);
    }

    private static void write(Path path, String base) throws IOException {
        Files.writeString(path, GivenVrd.point("base='" + base + "'", ""));
    }

    private static Optional<InputStream> inside(String base) {
        return Optional.of(stream(GivenVrd.point("base='" + base + "'", "")));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
