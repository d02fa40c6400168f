package dev.seans.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs management commands on a server that is not running: WildFly starts embedded in its own command line. */
final class WildFlyCli {

    private final WildFlyBase base;
    private final ServerOptions options;

    WildFlyCli(WildFlyBase base, ServerOptions options) {
        this.base = base;
        this.options = options;
    }

    void configure(List<String> commands) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("embed-server --std-out=discard");
        lines.addAll(commands);
        lines.add("stop-embedded-server");
        Path script = Files.write(options.directory().resolve("configure.cli"), lines);
        Path output = options.directory().resolve("configure.log");
        ProcessBuilder builder =
                new ProcessBuilder(command(script)).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JBOSS_HOME", base.home().toString());
        Process cli = builder.start();
        if (cli.onExit().join().exitValue() != 0) {
            throw new IOException("jboss-cli refused " + script + ":\n" + Files.readString(output));
        }
    }

    private List<String> command(Path script) {
        List<String> command = Java.command(options.java());
        command.add("-Djboss.home.dir=" + base.home());
        command.add("-Djboss.server.base.dir=" + base.directory());
        command.add("-Dmodule.path=" + base.modulePath());
        command.addAll(List.of("-jar", base.home().resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", base.modulePath(), "org.jboss.as.cli", "--file=" + script));
        return command;
    }
}
