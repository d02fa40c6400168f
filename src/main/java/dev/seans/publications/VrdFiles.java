package dev.seans.publications;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.ServerDataDirectory;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a publication file is looked for: {@code seans.vrd}, else {@code seans.home}, else inside the application. */
final class VrdFiles {

    static final String INSIDE = "/WEB-INF/default.vrd";

    /** One byte more than the reader takes, so that it sees that there are too many. */
    private static final int MAX_BYTES = 1_000_001;

    private final Optional<Path> set;
    private final Path inHome;
    private final byte @Nullable [] inside;

    VrdFiles(Optional<Path> set, Path home, Optional<InputStream> inside) {
        this.set = set;
        this.inHome = home.resolve("default.vrd");
        this.inside = inside.map(VrdFiles::content).orElse(null);
    }

    static VrdFiles of(Settings settings, Supplier<Optional<InputStream>> inside) {
        Optional<Path> set = Optional.of(settings.path(Setting.VRD))
                .filter(path -> !path.toString().isEmpty())
                .map(path -> path.toAbsolutePath().normalize());
        try {
            return new VrdFiles(set, ServerDataDirectory.home(settings), inside.get());
        } catch (UncheckedIOException unreadable) {
            throw new InvalidSettingsException(List.of(INSIDE + " cannot be read: " + unreadable.getMessage()));
        }
    }

    /** The strongest that there is. One that is set counts even if it is missing: its absence is a mistake. */
    Optional<File> find() {
        return set.map(path -> new File(path.toString(), mark(path).orElse("missing")))
                .or(() -> mark(inHome).map(mark -> new File(inHome.toString(), mark)))
                .or(() -> Optional.ofNullable(inside).map(content -> new File(INSIDE, "")));
    }

    /** Empty if there is no file. One that cannot be looked at is there, and reading it tells why not. */
    private static Optional<String> mark(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(file.lastModifiedTime() + " " + file.size() + " " + file.fileKey());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("unreadable");
        }
    }

    /** @throws InvalidVrdException if it cannot be read, or has mistakes */
    VrdReader.Reading read(File file) throws InvalidVrdException {
        byte[] content = inside;
        if (content != null && file.title().equals(INSIDE)) {
            return VrdReader.read(INSIDE, content);
        }
        try (InputStream bytes = Files.newInputStream(Path.of(file.title()))) {
            return VrdReader.read(file.title(), bytes.readNBytes(MAX_BYTES));
        } catch (IOException unreadable) {
            String setting = set.isPresent() ? Setting.VRD.key() + " = " : "";
            throw new InvalidVrdException(List.of("%s%s cannot be read: %s: %s"
                    .formatted(
                            setting,
                            file.title(),
                            unreadable.getClass().getSimpleName(),
                            "lay the file there, and let the server's user read it")));
        }
    }

    /** For the log, when there is none. */
    String places() {
        return inHome + " and " + INSIDE;
    }

    private static byte[] content(InputStream bytes) {
        try (bytes) {
            return bytes.readNBytes(MAX_BYTES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A publication file as it was at one moment.
     *
     * @param title its path
     * @param mark changes whenever the content may have changed
     */
    record File(String title, String mark) {}
}
