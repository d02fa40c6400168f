package dev.seans.chaos;

import dev.seans.server.WrappedJdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A JDK whose programs may be started with another time of day than the machine's: by Debian's package faketime. */
final class OffClock {

    private final Path offset;
    private final Path java;

    OffClock(Path directory) {
        offset = directory.toAbsolutePath().resolve("offset");
        java = WrappedJdk.in(directory, """
                test -s '%1$s' && exec faketime --exclude-monotonic -f "$(cat '%1$s')" "$@"
                exec "$@"
                """.formatted(offset));
    }

    /** A server under it takes minutes to start, so it must be wanted. */
    static boolean isWanted() {
        return Boolean.getBoolean("chaos.clock")
                && Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "faketime")));
    }

    /** The JDK to start servers with. */
    Path java() {
        return java;
    }

    /** For all that is started from now on. Such as {@code +2h}; the empty text for the true time. */
    void set(String text) {
        try {
            Files.writeString(offset, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
