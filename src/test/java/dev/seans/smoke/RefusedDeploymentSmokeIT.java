package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seans.server.FileTrees;
import dev.seans.server.FreshPayara;
import dev.seans.server.FreshServer;
import dev.seans.server.FreshWildFly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in the configuration stops the deployment, and the log says what would be right. */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedDeploymentSmokeIT {

    private static final String CONTEXT_PARAM =
            "<context-param><param-name>%s</param-name><param-value>%s</param-value></context-param>\n<listener>";
    private static final String INIT_PARAM =
            "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>\n<init-param>";

    private final Path directory = Path.of("target", "smoke", "RefusedDeploymentSmokeIT");
    private final AtomicInteger wars = new AtomicInteger();

    private FreshServer payara;
    private FreshServer wildFly;

    /** They run all the time: a server outlives what it refuses. */
    @BeforeAll
    void start() throws IOException {
        FileTrees.delete(directory);
        payara = new FreshPayara(directory.resolve("payara"));
        wildFly = new FreshWildFly(directory.resolve("wildfly"));
        wildFly.start();
        payara.start();
    }

    @AfterAll
    void end() throws IOException {
        wildFly.close();
        payara.close();
    }

    Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "an unknown setting on Payara",
                        payara,
                        "<listener>",
                        CONTEXT_PARAM.formatted("seans.import.hodl", "1 s"),
                        "the context-param seans.import.hodl is unknown; the nearest known name is seans.import.hold"),
                Arguments.of(
                        "two settings that contradict each other on WildFly",
                        wildFly,
                        "<listener>",
                        CONTEXT_PARAM.formatted("seans.upload.max-file", "30 GB"),
                        "seans.upload.max-file = 30 GB (context param) must not exceed seans.upload.max-session = 20 GB"),
                Arguments.of(
                        "a policy that does not exist on WildFly",
                        wildFly,
                        "<init-param>",
                        INIT_PARAM.formatted("reuse", "always"),
                        "filter exchange: reuse = \"always\": expected one of dontuse, use, autouse"),
                Arguments.of(
                        "a publication file that is not there on Payara",
                        payara,
                        "<listener>",
                        CONTEXT_PARAM.formatted("seans.vrd", "/no/such/default.vrd"),
                        "seans.vrd = /no/such/default.vrd cannot be read: NoSuchFileException"),
                Arguments.of(
                        "an upstream with a login that nobody has written, on WildFly",
                        wildFly,
                        "<listener>",
                        upstream("portal", Map.of()),
                        "seans.upstream.erp.login = \"portal\": there is no CDI bean of this name"),
                Arguments.of(
                        "an upstream and no file of keys where the settings say, on Payara",
                        payara,
                        "<listener>",
                        upstream("basic", Map.of("seans.encryption-keys-file", "/no/such/keys")),
                        "the keys for sessions of upstreams cannot be read: "),
                Arguments.of(
                        "an unknown init-param on Payara",
                        payara,
                        "<init-param>",
                        INIT_PARAM.formatted("mising", "refuse"),
                        "filter exchange: the init-param mising is unknown; the nearest known name is missing"));
    }

    private static String upstream(String login, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "seans.upstreams", "erp",
                "seans.upstream.erp.url", "http://127.0.0.1:1",
                "seans.upstream.erp.login", login,
                "seans.upstream.erp.login-path", "/login",
                "seans.upstream.erp.check-path", "/check",
                "seans.upstream.erp.user", "keeper",
                "seans.upstream.erp.password", "secret"));
        settings.putAll(more);
        return settings.entrySet().stream()
                        .map(setting -> CONTEXT_PARAM
                                .formatted(setting.getKey(), setting.getValue())
                                .replace("<listener>", ""))
                        .collect(Collectors.joining())
                + "<listener>";
    }

    /** The servers go on: otherwise JUnit would close them with the first mistake. */
    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("mistakes")
    void a_mistake_stops_the_deployment_with_a_sentence(
            String name, FreshServer server, String place, String mistake, String sentence) throws IOException {
        Path war = war(place, mistake);

        assertThatThrownBy(() -> server.deployments().deploy(war)).isInstanceOf(IllegalStateException.class);

        await("the log is written")
                .untilAsserted(() -> assertThat(server.log()).content().as(name).contains(sentence));
    }

    private Path war(String place, String mistake) throws IOException {
        String webXml = Files.readString(Path.of("src", "main", "webapp", "WEB-INF", "web.xml"));
        int at = webXml.indexOf(place);
        Path war = directory.resolve("refused" + wars.incrementAndGet() + ".war");
        ShrinkWrap.createFromZipFile(
                        WebArchive.class, Path.of("target", "seans.war").toFile())
                .setWebXML(new StringAsset(webXml.substring(0, at) + mistake + webXml.substring(at + place.length())))
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }
}
