package dev.seans.server;

import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A copy of Payara's own domain1; nothing in it but the ports is changed. */
public final class FreshPayara implements FreshServer {

    private final Path domains;
    private final int port = FreePorts.one();
    private final List<Integer> otherPorts = FreePorts.take(PayaraDomain.OTHER_PORTS.size());

    public FreshPayara(Path directory) throws IOException {
        domains = directory.resolve("domains").toAbsolutePath();
        FileTrees.copy(
                home().resolve("glassfish/domains/domain1"), Files.createDirectories(domains.resolve("domain1")));
        Files.writeString(configuration(), PayaraDomain.ownPorts(Files.readString(configuration()), port, otherPorts));
    }

    @Override
    public String scripts() {
        return "payara";
    }

    @Override
    public Path home() {
        return ServerFiles.server("payara-server");
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Java.environment());
        environment.put("DOMAIN_DIR", domains.toString());
        environment.put("AS_ADMIN_PORT", otherPorts.get(0).toString());
        environment.put("CONTEXT_ROOT", "/");
        return environment;
    }

    @Override
    public void start() throws IOException {
        if (asadmin("start-domain") != 0) {
            throw new IOException("Payara did not start: " + Files.readString(output("start-domain")));
        }
    }

    @Override
    public void stop() throws IOException {
        asadmin("stop-domain");
    }

    private int asadmin(String command) throws IOException {
        ProcessBuilder asadmin = new ProcessBuilder(
                        home().resolve("bin/asadmin").toString(), command, "--domaindir", domains.toString(), "domain1")
                .redirectErrorStream(true)
                .redirectOutput(output(command).toFile());
        asadmin.environment().putAll(Java.environment());
        return asadmin.start().onExit().join().exitValue();
    }

    private Path output(String command) {
        return domains.resolve(command + ".log");
    }

    @Override
    public DeploymentFolder deployments() {
        return new DeploymentFolder(domains.resolve("domain1/autodeploy"), "_deployed", "_deployFailed");
    }

    @Override
    public URI root() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    @Override
    public Path configuration() {
        return domains.resolve("domain1/config/domain.xml");
    }

    @Override
    public Path log() {
        return domains.resolve("domain1/logs/server.log");
    }

    @Override
    public Path accessLog() {
        return domains.resolve("domain1/logs/access");
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
