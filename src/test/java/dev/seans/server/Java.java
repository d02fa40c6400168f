package dev.seans.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The JDKs of this machine. */
public final class Java {

    /** The one that the tests run on. */
    static final Path OURS = Path.of(System.getProperty("java.home"));

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** What the build wants of servers that live for a minute. */
    private static final Optional<String> SHORT_LIVED =
            Optional.ofNullable(System.getProperty("seans.test.server-jvm"));

    private Java() {}

    /** JDK 25: what JAVA25_HOME names, or else one in the folder where Linux distributions install them. */
    public static Optional<Path> twentyFive() throws IOException {
        String named = System.getenv("JAVA25_HOME");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jdks = Files.newDirectoryStream(INSTALLED, "*25*")) {
            Stream<Path> all = StreamSupport.stream(jdks.spliterator(), false);
            return all.filter(jdk -> Files.isExecutable(executable(jdk))).findFirst();
        }
    }

    /** The beginning of a command line that starts a JVM. Where scripts start one, they may have chosen the collector. */
    static List<String> command(Path home) {
        List<String> command = new ArrayList<>(List.of(executable(home).toString()));
        SHORT_LIVED.ifPresent(option -> command.addAll(List.of(option, "-XX:+UseSerialGC")));
        return command;
    }

    /** The same for a JVM that a script starts. */
    static Map<String, String> environment() {
        return SHORT_LIVED.map(option -> Map.of("JDK_JAVA_OPTIONS", option)).orElseGet(Map::of);
    }

    private static Path executable(Path home) {
        return home.resolve("bin").resolve("java");
    }
}
