package dev.seans.server;

import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A domain of our own, with ports that nobody else uses: of Payara, or of GlassFish, from which it comes. */
final class PayaraDomain {

    private static final String NAME = "domain1";
    private static final String SERVER_ELEMENT = "<server name=\"server\" config-ref=\"server-config\">";

    /** How domain.xml names the ports of its admin, HTTPS, IIOP, JMS, JMX and OSGi shell listeners. */
    static final List<String> OTHER_PORTS = List.of(
            "port=\"4848\"",
            "port=\"8181\"",
            "port=\"3700\"",
            "port=\"3820\"",
            "port=\"3920\"",
            "value=\"7676\"",
            "port=\"8686\"",
            "telnet.port=6666");

    private final Path home;
    private final ServerOptions options;

    PayaraDomain(Path home, ServerOptions options) {
        this.home = home;
        this.options = options;
    }

    boolean exists() {
        return Files.exists(domains());
    }

    /**
     * A copy of what the distribution brings.
     *
     * @return the port of its admin listener
     */
    int create(int port) throws IOException {
        FileTrees.copy(
                home.resolve("glassfish/domains").resolve(NAME), domains().resolve(NAME));
        List<Integer> others = FreePorts.take(OTHER_PORTS.size());
        Path file = domains().resolve(NAME).resolve("config/domain.xml");
        Files.writeString(
                file,
                ownPorts(Files.readString(file), port, others).replace(SERVER_ELEMENT, SERVER_ELEMENT + properties()));
        return others.get(0);
    }

    void addPostgreSql() throws IOException {
        Path jar = PostgreSqlDriver.jar();
        Files.copy(jar, domains().resolve(NAME).resolve("lib").resolve(jar.getFileName()));
    }

    /** Payara takes what it finds here when it has booted; the name of the file is the context root. */
    void autodeploy() throws IOException {
        Path directory = Files.createDirectories(domains().resolve(NAME).resolve("autodeploy"));
        Files.copy(options.war(), directory.resolve(options.contextRoot() + ".war"));
    }

    /** Ends what a script has started, if it has. */
    void stop() throws IOException {
        asadmin("stop-domain", List.of());
    }

    /** asadmin knows the command line of the server but would not let us hold its process: it is asked, not used. */
    List<String> startCommand(List<String> bootFiles) throws IOException {
        List<String> dryRun = new ArrayList<>(List.of("--dry-run"));
        dryRun.addAll(bootFiles);
        Script.Result dump = asadmin("start-domain", dryRun);
        if (dump.status() != 0) {
            throw new IOException("asadmin start-domain --dry-run refused: " + dump.output());
        }
        List<String> command = new ArrayList<>(dump.output()
                .lines()
                .filter(line -> !line.isBlank())
                .dropWhile(line -> !line.startsWith("/") && !line.contains("java"))
                .takeWhile(line -> !line.startsWith("Command start-domain"))
                .toList());
        command.remove(0);
        command.addAll(0, options.command());
        return command;
    }

    private Script.Result asadmin(String subcommand, List<String> more) throws IOException {
        List<String> command = Java.command(options.java());
        command.addAll(List.of(
                "-jar", home.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(subcommand, "--domaindir", domains().toString()));
        command.addAll(more);
        command.add(NAME);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Script.Result(process.onExit().join().exitValue(), output);
    }

    /**
     * The text of a stock domain.xml with other ports.
     *
     * @param others for the other listeners; the first one is that of the admin listener
     */
    static String ownPorts(String xml, int port, List<Integer> others) {
        String own = xml.replace("port=\"8080\"", "port=\"" + port + "\"");
        for (int i = 0; i < OTHER_PORTS.size(); i++) {
            String stock = OTHER_PORTS.get(i);
            own = own.replace(stock, stock.replaceFirst("\\d+", others.get(i).toString()));
        }
        return own;
    }

    private String properties() {
        return options.openProperties().entrySet().stream()
                .map(property ->
                        "<system-property name=\"" + property.getKey() + "\" value=\"" + escaped(property) + "\"/>")
                .collect(Collectors.joining());
    }

    private static String escaped(Map.Entry<String, String> property) {
        return property.getValue().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    Path domains() {
        return options.directory().resolve("payara");
    }
}
