package dev.seans.server;

import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WildFly's own standalone.xml in a base directory of its own, started by its own script. */
public final class FreshWildFly implements FreshServer {

    private final Path directory;
    private final Path base;
    private final List<Integer> ports = FreePorts.take(3);
    private final OneProcess process = new OneProcess();

    public FreshWildFly(Path directory) throws IOException {
        this.directory = directory;
        base = directory.resolve("standalone").toAbsolutePath();
        Files.createDirectories(base.resolve("deployments"));
        FileTrees.copy(home().resolve("standalone/configuration"), base.resolve("configuration"));
    }

    @Override
    public String scripts() {
        return "wildfly";
    }

    @Override
    public Path home() {
        return ServerFiles.server("wildfly");
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Java.environment());
        environment.put("JBOSS_BASE_DIR", base.toString());
        environment.put("CONTEXT_ROOT", "/");
        environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        return environment;
    }

    @Override
    public void start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("sh", home().resolve("bin/standalone.sh").toString()));
        command.add("-Djboss.http.port=" + ports.get(0));
        command.add("-Djboss.https.port=" + ports.get(1));
        command.add("-Djboss.management.http.port=" + ports.get(2));
        process.is(ServerProcess.start(command, environment(), directory, directory.resolve("console.log")));
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public DeploymentFolder deployments() {
        return new DeploymentFolder(base.resolve("deployments"), ".deployed", ".failed");
    }

    @Override
    public URI root() {
        return URI.create("http://127.0.0.1:" + ports.get(0) + "/");
    }

    @Override
    public Path configuration() {
        return base.resolve("configuration/standalone.xml");
    }

    @Override
    public Path log() {
        return base.resolve("log/server.log");
    }

    @Override
    public Path accessLog() {
        return base.resolve("log");
    }

    @Override
    public void close() {
        stop();
    }
}
