package dev.seans.browser;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine, and the program that drives it. Nothing is downloaded. */
record Chromium(Path browser, Path driver) {

    static final String MISSING =
            "The console's tests in a browser are skipped: no chromium and chromedriver on the PATH."
                    + " Debian has both: apt-get install chromium chromium-driver";

    /** System.err would lead to the file with a test's own output, where nobody looks. */
    private static final PrintStream CONSOLE =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    /** Those of the PATH. Without them the tests are skipped; where CI is set they fail, because nobody would see it there. */
    static Chromium ofThisMachine() {
        return onPath(System.getenv("PATH")).orElseGet(() -> missing(System.getenv("CI")));
    }

    static Optional<Chromium> onPath(@Nullable String path) {
        return program(path, "chromium", "chromium-browser", "google-chrome")
                .flatMap(browser -> program(path, "chromedriver").map(driver -> new Chromium(browser, driver)));
    }

    static Chromium missing(@Nullable String ci) {
        if (ci != null && !ci.isEmpty() && !ci.equals("false")) {
            throw new AssertionError(MISSING.replace("are skipped", "cannot run"));
        }
        CONSOLE.println(MISSING);
        return Assumptions.abort(MISSING);
    }

    private static Optional<Path> program(@Nullable String path, String... names) {
        return Stream.of(names)
                .flatMap(name -> Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(path == null ? "" : path)
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
