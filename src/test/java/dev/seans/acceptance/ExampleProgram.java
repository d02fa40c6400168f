package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of examples/shop, run as its page says. */
final class ExampleProgram {

    private static final Path FOLDER = Path.of("examples", "shop");

    private ExampleProgram() {}

    /** What it prints until it ends well. */
    static String java(Path log, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(log, List.of(java, FOLDER.resolve("Shop.java").toString()), arguments);
    }

    static String python(Path log, String... arguments) throws Exception {
        return run(log, List.of("python3", FOLDER.resolve("feed.py").toString()), arguments);
    }

    static boolean isPythonThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static String run(Path log, List<String> program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(log);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
