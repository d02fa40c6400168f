package dev.seans.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command line that starts a JVM like this one. */
final class Java {

    private Java() {}

    static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        return command;
    }
}
