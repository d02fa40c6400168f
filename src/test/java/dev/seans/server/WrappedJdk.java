package dev.seans.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A JDK whose programs a shell script starts, which can give them another clock or another disk than this machine has. */
public final class WrappedJdk {

    private WrappedJdk() {}

    /**
     * Makes one, for {@link ServerOptions#withJava}.
     *
     * @param directory its folder
     * @param script ends by executing {@code "$@"}, which is the real program with its arguments
     */
    public static Path in(Path directory, String script) {
        Path java = directory.toAbsolutePath().resolve("bin").resolve("java");
        try {
            Files.createDirectories(java.getParent());
            Files.writeString(java, "#!/bin/sh\nset -- '%s/bin/java' \"$@\"\n%s".formatted(Java.OURS, script));
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory.toAbsolutePath();
    }
}
