package com.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Payara Embedded's own domain.xml, with what the tests need: the users of src/payara/keyfile, their groups as roles, threads
 * for more than two visitors who wait, and no look for other Payaras on the network.
 */
public class PayaraForTests implements LoadableExtension {

    /** HTTPS, administration, IIOP: 0 is any free one. */
    private static final List<String> OTHER_PORTS = List.of("8181", "4848", "3700", "3820", "3920");

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(PayaraForTests.class);
    }

    public void configure(@Observes ContainerRegistry registry) throws IOException {
        Path domain = Files.writeString(Path.of("target", "domain.xml").toAbsolutePath(), domain());
        for (Container<?> container : registry.getContainers()) {
            container.getContainerConfiguration().property("configurationXml", domain.toString());
        }
    }

    private static String domain() throws IOException {
        try (InputStream stock = PayaraForTests.class.getResourceAsStream("/config/domain.xml")) {
            String domain = new String(stock.readAllBytes(), StandardCharsets.UTF_8);
            domain = replace(
                    domain,
                    "<security-service>",
                    "<security-service activate-default-principal-to-role-mapping=\"true\">");
            domain = replace(domain, "<jmx-connector ", "<jmx-connector enabled=\"false\" ");
            domain = replace(
                    domain, "name=\"http-thread-pool\"", "name=\"http-thread-pool\" max-thread-pool-size=\"50\"");
            domain = replace(
                    domain,
                    "${com.sun.aas.instanceRoot}/config/keyfile",
                    Path.of("src", "payara", "keyfile").toAbsolutePath().toString());
            domain = replace(domain, "port=\"8080\"", "port=\"" + System.getProperty("http.port") + "\"");
            for (String other : OTHER_PORTS) {
                domain = replace(domain, "port=\"" + other + "\"", "port=\"0\"");
            }
            return replace(
                    domain,
                    "<hazelcast-config-specific-configuration>",
                    "<hazelcast-config-specific-configuration enabled=\"false\">");
        }
    }

    private static String replace(String domain, String stock, String ours) {
        if (!domain.contains(stock)) {
            throw new IllegalStateException("The domain.xml of this Payara Embedded has no " + stock);
        }
        return domain.replace(stock, ours);
    }
}
