package dev.seans.server;

import dev.seans.settings.FileRights;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process that does not outlive this JVM. */
final class ServerProcess {

    private static final long STOP_SECONDS = 60;

    private static final Path SHELL = Path.of("/bin/sh");

    private final Process process;
    private final Thread onExit;

    private ServerProcess(Process process) {
        this.process = process;
        this.onExit = new Thread(this::end, "ends server " + process.pid());
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    static ServerProcess start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        if (!Files.exists(log)) {
            FileRights.OWNER.createFile(log).close();
        }
        ProcessBuilder builder = new ProcessBuilder(forOwnerOnly(command))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Maven's script puts its whole command line, with any password on it, into this variable.
        builder.environment().remove("MAVEN_CMD_LINE_ARGS");
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start());
    }

    /** What the server writes, its database too, is for its user alone, where there is a shell that can say so. */
    private static List<String> forOwnerOnly(List<String> command) {
        if (!Files.isExecutable(SHELL)) {
            return command;
        }
        List<String> whole = new ArrayList<>(List.of(SHELL.toString(), "-c", "umask 077; exec \"$@\"", "server"));
        whole.addAll(command);
        return whole;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    void stop() {
        end();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("The server's process cannot be sent the signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
