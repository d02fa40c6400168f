package dev.seans.embedded;

import dev.seans.testkit.http.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Payara Embedded's own domain.xml, with what has to be different in a test. */
final class EmbeddedDomain {

    /** HTTPS, administration, IIOP, JMX, JMS: another server on this machine may have them. */
    private static final List<String> OTHER_PORTS = List.of("8181", "4848", "3700", "3820", "3920", "8686", "7676");

    private final Path directory;
    private final int httpPort;

    EmbeddedDomain(Path directory, int httpPort) {
        this.directory = directory;
        this.httpPort = httpPort;
    }

    Path write() throws IOException {
        Path database = directory.resolve("database").resolve("seans");
        String domain = replace(stock(), "port=\"8080\"", "port=\"" + httpPort + "\"");
        for (String taken : OTHER_PORTS) {
            domain = replace(domain, "\"" + taken + "\"", "\"" + FreePorts.one() + "\"");
        }
        // No data grid: it would look for other Payaras on the network.
        domain = replace(
                domain,
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">");
        domain = replace(
                domain, "<security-service>", "<security-service activate-default-principal-to-role-mapping=\"true\">");
        domain = replace(domain, "name=\"http-thread-pool\"", "name=\"http-thread-pool\" max-thread-pool-size=\"200\"");
        domain = replace(
                domain,
                "jdbc:h2:${com.sun.aas.instanceRoot}/lib/databases/embedded_default;AUTO_SERVER=TRUE",
                "jdbc:h2:file:" + database + ";WRITE_DELAY=0");
        return Files.writeString(directory.resolve("domain.xml"), domain);
    }

    private static String stock() throws IOException {
        URL resource = EmbeddedDomain.class.getResource("/config/domain.xml");
        try (InputStream in = Objects.requireNonNull(resource, "payara-embedded-all is not on the class path")
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String replace(String domain, String stock, String ours) {
        if (!domain.contains(stock)) {
            throw new IllegalStateException("The domain.xml of this Payara Embedded has no " + stock);
        }
        return domain.replace(stock, ours);
    }
}
