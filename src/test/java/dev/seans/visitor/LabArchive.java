package dev.seans.visitor;

import dev.seans.lab.LabServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The servlets of {@link dev.seans.lab} as a WAR of their own, with the jar and nothing else, or inside seans.war. */
public final class LabArchive {

    private static final Path SEANS_WAR = Path.of("target", "seans.war");
    private static final Path SEANS_JAR = Path.of("target", "seans-classes.jar");

    /** Whatever services the lab has. */
    public static final Path PUBLICATION = Path.of("src", "test", "resources", "services", "default.vrd");

    /** How a request asks for its session, by the first part of its path. */
    private static final String FILTERS = filter("x", "exclusive", "create", "lab")
            + filter("s", "shared", "create", "lab")
            + filter("r", "snapshot", "create", "lab")
            + filter("n", "none", "refuse", "lab")
            + filter("strict", "exclusive", "refuse", "lab")
            + filter("again", "exclusive", "recover", "lab")
            + filter("other", "exclusive", "refuse", "lab-other");

    private static final String SERVLETS = servlet(
                    "lab",
                    LabServlet.class.getName(),
                    "/x/*",
                    "/s/*",
                    "/r/*",
                    "/n/*",
                    "/strict/*",
                    "/again/*",
                    "/other/*",
                    "/plain/*")
            + servlet("inner", "dev.seans.lab.InnerServlet", "/inner", "/x/inner")
            + servlet("control", "dev.seans.lab.ControlServlet", "/control/*")
            + servlet("upstream", "dev.seans.lab.UpstreamServlet", "/upstream/*")
            + "<error-page><error-code>409</error-code><location>/x/inner</location></error-page>\n"
            + "<error-page><exception-type>jakarta.servlet.ServletException</exception-type>"
            + "<location>/x/inner</location></error-page>\n"
            + "<error-page><exception-type>java.io.IOException</exception-type>"
            + "<location>/control/waiting</location></error-page>\n";

    /** Slow services beside those of the WAR. The filter of the WAR is before them, too. */
    private static final String SERVICES = servlet(
            "slow",
            LabServlet.class.getName(),
            "/hs/slow/*",
            "/hs/small/*",
            "/hs/stateful/*",
            "/hs/short/*",
            "/hs/off/*");

    private LabArchive() {}

    /** Flyway and what it cannot do without, found where the tests have them. */
    private static List<Path> flyway() {
        return Stream.of(
                        "org.flywaydb.core.Flyway",
                        "com.fasterxml.jackson.databind.ObjectMapper",
                        "com.fasterxml.jackson.core.JsonFactory",
                        "com.fasterxml.jackson.annotation.JsonProperty")
                .map(LabArchive::libraryOf)
                .toList();
    }

    private static Path libraryOf(String type) {
        try {
            return Path.of(Class.forName(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A WAR of a team. */
    public static WebArchive alone(Map<String, String> settings) {
        return withJar("lab.war").addPackage(LabServlet.class.getPackage()).setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          %s
                          <listener><listener-class>dev.seans.deployment.SessionDeployment</listener-class></listener>
                          %s
                        </web-app>
                        """.formatted(
                        contextParams(settings), FILTERS + SERVLETS)));
    }

    /** In the WAR of Seans, beside the exchange. */
    public static WebArchive insideSeans(Map<String, String> settings) {
        String webXml = read(Path.of("src", "main", "webapp", "WEB-INF", "web.xml"));
        return ShrinkWrap.createFromZipFile(WebArchive.class, SEANS_WAR.toFile())
                .addPackage(LabServlet.class.getPackage())
                .setWebXML(new StringAsset(webXml.replaceFirst("<listener>", contextParams(settings) + "<listener>")
                        .replace("<session-config>", FILTERS + SERVLETS + SERVICES + "<session-config>")));
    }

    /** In the WAR of Seans, which publishes the slow services, too. */
    public static WebArchive withServices(Map<String, String> settings) {
        return insideSeans(settings).addAsWebInfResource(PUBLICATION.toFile(), "default.vrd");
    }

    /** A WAR that has the jar in its WEB-INF/lib and maps nothing of it. */
    public static WebArchive foreign() {
        return withJar("foreign.war").addClasses(ForeignServlet.class).setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                        %s</web-app>
                        """.formatted(
                        servlet("foreign", ForeignServlet.class.getName(), "/look"))));
    }

    /** A WAR with migrations of its own, in the folder where Flyway looks by itself, and with its own words on sessions. */
    public static WebArchive withFlyway() {
        WebArchive war = withJar("flyway.war")
                .addClasses(FlywayServlet.class)
                .addAsResource(new StringAsset("CREATE TABLE team_order (id BIGINT);"), "db/migration/V1__orders.sql")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <listener><listener-class>dev.seans.deployment.SessionDeployment</listener-class></listener>
                          %s
                          <session-config>
                            <session-timeout>7</session-timeout>
                            <cookie-config><name>TEAM</name><max-age>600</max-age></cookie-config>
                            <tracking-mode>URL</tracking-mode>
                          </session-config>
                        </web-app>
                        """.formatted(filter("x", "exclusive", "create", "team")
                        + servlet("flyway", FlywayServlet.class.getName(), "/x/*"))));
        flyway().forEach(library -> war.addAsLibrary(library.toFile()));
        return war;
    }

    /** The WAR as a file in a directory. */
    public static Path write(WebArchive war, Path directory) throws IOException {
        Path file = Files.createDirectories(directory).resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    /** The jar, and no library: it needs none for sessions. */
    private static WebArchive withJar(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibrary(SEANS_JAR.toFile())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    private static String contextParams(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("seans.session.allowed-classes", "dev.seans.lab.BoundValue");
        all.put("seans.trusted-proxies", "127.0.0.1");
        StringBuilder text = new StringBuilder();
        all.forEach(
                (name, value) -> text.append("<context-param>%s</context-param>\n".formatted(parameter(name, value))));
        return text.toString();
    }

    private static String filter(String name, String access, String missing, String scope) {
        return """
                <filter>
                  <filter-name>%1$s</filter-name>
                  <filter-class>dev.seans.filter.SessionIdentityFilter</filter-class>
                  <async-supported>true</async-supported>
                  %2$s
                </filter>
                <filter-mapping>
                  <filter-name>%1$s</filter-name>
                  <url-pattern>/%1$s/*</url-pattern>
                  <dispatcher>REQUEST</dispatcher>
                  <dispatcher>ERROR</dispatcher>
                </filter-mapping>
                """.formatted(
                        name,
                        initParam("access", access)
                                + initParam("missing", missing)
                                + initParam("scope", scope)
                                + initParam("sources", "cookie"));
    }

    private static String initParam(String name, String value) {
        return "<init-param>" + parameter(name, value) + "</init-param>";
    }

    private static String parameter(String name, String value) {
        return "<param-name>" + name + "</param-name><param-value>" + value + "</param-value>";
    }

    private static String servlet(String name, String type, String... patterns) {
        StringBuilder text = new StringBuilder("<servlet><servlet-name>" + name + "</servlet-name><servlet-class>"
                + type + "</servlet-class><async-supported>true</async-supported></servlet>\n");
        for (String pattern : patterns) {
            text.append("<servlet-mapping><servlet-name>" + name + "</servlet-name><url-pattern>" + pattern
                    + "</url-pattern></servlet-mapping>\n");
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
