package dev.seans.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A domain of our own, with ports that nobody else uses. */
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

    void create(int port) throws IOException {
        FileTrees.copy(
                home.resolve("glassfish/domains").resolve(NAME), domains().resolve(NAME));
        if (options.database().isPostgreSql()) {
            Path jar = PostgreSqlDriver.jar();
            Files.copy(jar, domains().resolve(NAME).resolve("lib").resolve(jar.getFileName()));
        }
        Path file = domains().resolve(NAME).resolve("config/domain.xml");
        Files.writeString(
                file,
                ownPorts(Files.readString(file), port, FreePorts.take(OTHER_PORTS.size()))
                        .replace(SERVER_ELEMENT, SERVER_ELEMENT + properties()));
    }

    /** Payara takes what it finds here when it has booted; the name of the file is the context root. */
    void autodeploy() throws IOException {
        Path directory = Files.createDirectories(domains().resolve(NAME).resolve("autodeploy"));
        Files.copy(options.war(), directory.resolve(options.contextRoot() + ".war"));
    }

    /** asadmin knows the command line of the server but would not let us hold its process: it is asked, not used. */
    List<String> startCommand(List<String> bootFiles) throws IOException {
        List<String> asadmin = new ArrayList<>(Java.command(List.of()));
        asadmin.addAll(List.of(
                "-jar", home.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        asadmin.addAll(
                List.of("start-domain", "--dry-run", "--domaindir", domains().toString()));
        asadmin.addAll(bootFiles);
        asadmin.add(NAME);
        Process process = new ProcessBuilder(asadmin).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("asadmin start-domain --dry-run refused: " + output);
        }
        List<String> command = new ArrayList<>(output.lines()
                .filter(line -> !line.isBlank())
                .dropWhile(line -> !line.startsWith("/") && !line.contains("java"))
                .takeWhile(line -> !line.startsWith("Command start-domain"))
                .toList());
        command.addAll(1, options.jvm());
        return command;
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
        return options.allProperties().entrySet().stream()
                .map(property ->
                        "<system-property name=\"" + property.getKey() + "\" value=\"" + escaped(property) + "\"/>")
                .collect(Collectors.joining());
    }

    private static String escaped(Map.Entry<String, String> property) {
        return property.getValue().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private Path domains() {
        return options.directory().resolve("payara");
    }
}
