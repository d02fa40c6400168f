package dev.seans.settings;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Payara's domain.xml:
 *
 * <ol>
 *   <li>The server of our name refers to a config.
 *   <li>In it, each network-listener names the thread-pool of its requests; that of the administrators is not ours.
 *   <li>A thread-pool that does not say its size has five threads.
 * </ol>
 */
final class DomainFile {

    private static final Logger LOG = System.getLogger(DomainFile.class.getName());
    private static final String ADMIN = "admin-listener";
    private static final int DEFAULT_THREADS = 5;

    private final Path file;
    private final String server;

    private DomainFile(Path file, String server) {
        this.file = file;
        this.server = server;
    }

    /** Empty on any other server. */
    static Optional<DomainFile> find(UnaryOperator<@Nullable String> properties) {
        String root = properties.apply("com.sun.aas.instanceRoot");
        String name = properties.apply("com.sun.aas.instanceName");
        return root == null
                ? Optional.empty()
                : Optional.of(new DomainFile(Path.of(root, "config", "domain.xml"), name == null ? "server" : name));
    }

    /** The smallest pool of those that serve requests; empty if that cannot be found out. */
    OptionalInt requestThreads() {
        try {
            return requestThreads(read());
        } catch (IOException | SAXException | ParserConfigurationException | NumberFormatException unreadable) {
            LOG.log(
                    Level.INFO,
                    "How many threads this server has for requests could not be read from {0} ({1}); only"
                            + " seans.session.waiters-max bounds how many of them wait",
                    file,
                    unreadable.toString());
            return OptionalInt.empty();
        }
    }

    private Element read() throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (InputStream content = Files.newInputStream(file)) {
            return factory.newDocumentBuilder().parse(content).getDocumentElement();
        }
    }

    private OptionalInt requestThreads(Element domain) {
        return elements(domain, "server", named(server)).stream()
                .map(ours -> ours.getAttribute("config-ref"))
                .flatMap(config -> elements(domain, "config", named(config)).stream())
                .flatMapToInt(DomainFile::poolSizes)
                .min();
    }

    private static IntStream poolSizes(Element config) {
        return elements(config, "network-listener", named(ADMIN).negate()).stream()
                .map(listener -> listener.getAttribute("thread-pool"))
                .distinct()
                .flatMap(pool -> elements(config, "thread-pool", named(pool)).stream())
                .map(pool -> pool.getAttribute("max-thread-pool-size"))
                .mapToInt(size -> size.isEmpty() ? DEFAULT_THREADS : Integer.parseInt(size));
    }

    private static Predicate<Element> named(String name) {
        return element -> element.getAttribute("name").equals(name);
    }

    private static List<Element> elements(Element parent, String tag, Predicate<Element> wanted) {
        NodeList found = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            if (found.item(index) instanceof Element element && wanted.test(element)) {
                elements.add(element);
            }
        }
        return elements;
    }
}
