package dev.seans.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A script of server-config, run as an operator would. */
public final class Script {

    /** How it ended, and what it printed. */
    public record Result(int status, String output) {}

    private Script() {}

    public static Result run(String input, String name, String... arguments) throws IOException {
        return run(Map.of(), input, name, arguments);
    }

    public static Result run(Map<String, String> environment, String input, String name, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", Path.of("server-config", name).toString()));
        command.addAll(List.of(arguments));
        return run(environment, input, command);
    }

    /** Commands as a document shows them, typed one after the other, until one fails. */
    public static Result type(String commands) throws IOException {
        return run(Map.of(), "", List.of("sh", "-e", "-c", commands));
    }

    private static Result run(Map<String, String> environment, String input, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.onExit().join().exitValue(), output);
    }
}
