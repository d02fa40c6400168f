package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.TestPostgreSql;
import dev.seans.server.FileTrees;
import dev.seans.server.Script;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.server.ShippedNode;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two nodes as they are shipped, and before them nginx and Apache with the files that are shipped. */
@Tag("smoke")
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProxiesSmokeIT {

    private static final int LARGE = 30 << 20;
    /** The database takes any. */
    private static final String PASSWORD = "lands-in-no-log";

    private static final Duration HOLD = Duration.ofSeconds(4);

    private final Path directory = Path.of("target", "smoke", "ProxiesSmokeIT");
    private final ServerDatabase database =
            ServerDatabase.postgresql(TestPostgreSql.newDatabaseUrl("seans_proxies"), "postgres", PASSWORD);
    private final List<SeansServer> nodes = List.of(node("a"), node("b"));
    private final Set<FrontProxy> proxies = Set.of(FrontProxy.nginx(directory), FrontProxy.apache(directory));
    private final List<OneCSession> sessions = new ArrayList<>();

    private SeansServer node(String name) {
        return ShippedNode.server(ServerOptions.in(directory.resolve(name))
                .withHome(directory.resolve("home"))
                .withDatabase(database)
                .withUsers(List.of(ServerUser.EXCHANGE, ServerUser.ADMIN))
                .with("seans.trusted-proxies", "127.0.0.1")
                .with("seans.import.hold", HOLD.toSeconds() + " s"));
    }

    Stream<FrontProxy> proxies() {
        return proxies.stream().filter(proxy -> proxy.program().isPresent());
    }

    @BeforeAll
    void start() throws Exception {
        FileTrees.delete(directory);
        Files.createDirectories(directory.resolve("home"));
        nodes.forEach(SeansServer::start);
        for (FrontProxy proxy : proxies().toList()) {
            proxy.start(nodes.stream().map(SeansServer::root).toList());
        }
    }

    @AfterAll
    void end() {
        proxies.forEach(FrontProxy::stop);
        nodes.forEach(SeansServer::close);
    }

    @Test
    @Order(0)
    void both_are_on_this_machine() {
        Assumptions.assumeTrue(
                proxies().count() == proxies.size(),
                "The files for nginx or Apache are not tested, because it is missing;"
                        + " Debian has both: apt-get install nginx-light apache2-bin");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(1)
    void an_exchange_goes_through_in_portions_with_a_name_that_1c_does_not_escape(FrontProxy proxy) throws Exception {
        OneCByProxy oneC = login(proxy);
        assertThat(oneC.mode("init")).isEqualTo("zip=yes");

        oneC.upload(() -> {});

        assertThat(oneC.importedProducts()).isEqualTo(OneCByProxy.PRODUCTS);
        assertThat(oneC.mode("complete")).isEqualTo("success");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(1)
    void the_script_of_operators_finds_all_well_over_https(FrontProxy proxy) throws IOException {
        Script.Result result = Script.run(
                Map.of("CURL_CA_BUNDLE", proxy.certificate().toString()),
                "",
                "verify-exchange.sh",
                proxy.https().resolve("exchange").toString(),
                "1c",
                "1c");

        assertThat(result.status()).as(result.output()).isZero();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(1)
    void the_cookie_is_secure_and_the_address_that_of_the_client_whatever_it_says(FrontProxy proxy) throws Exception {
        RawResponse answer = new RawHttp(proxy.root())
                .send(RawRequest.get("/seans/exchange?type=catalog&mode=checkauth")
                        .header("Authorization", "Basic MWM6MWM=")
                        .header("X-Forwarded-For", "203.0.113.7")
                        .header("Forwarded", "for=203.0.113.8;proto=http")
                        .header("X-Forwarded-Proto", "http"));

        assertThat(answer.text()).startsWith("success");
        assertThat(answer.header("Set-Cookie").orElse("")).contains("; Secure");
        assertThat(new AdminApi(proxy.root())
                        .get("exchanges?limit=1")
                        .getJsonArray("exchanges")
                        .getJsonObject(0)
                        .getString("address"))
                .isEqualTo(TlsTunnel.ADDRESS);
    }

    /** A node has the first half before the second one is sent: nobody collects the body on the way. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(1)
    void thirty_megabytes_reach_the_node_as_they_come(FrontProxy proxy) throws Exception {
        OneCByProxy oneC = login(proxy);
        Path parts = directory.resolve("home/uploads").resolve(SessionKey.of(oneC.session()) + "/parts");

        String answer = oneC.uploadInHalves(
                LARGE, () -> await("the node receives the first half").until(() -> Files.exists(parts)));

        assertThat(answer).startsWith("HTTP/1.1 200").contains("success");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(1)
    void an_import_that_waits_is_held_and_answered(FrontProxy proxy) throws Exception {
        OneCByProxy oneC = login(proxy);
        oneC.upload(() -> {});
        Instant begun = Instant.now();
        try (Connection other = TestPostgreSql.database("seans_proxies").getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE seans_catalog_product IN ACCESS EXCLUSIVE MODE");

            assertThat(oneC.askForImport()).isEqualTo("progress");
            assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(HOLD);
            other.rollback();
        }
        assertThat(oneC.importedProducts()).isEqualTo(OneCByProxy.PRODUCTS);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(1)
    void an_event_reaches_the_console_at_once(FrontProxy proxy) {
        try (ListeningPage page = new ListeningPage(proxy.root())) {
            await("the first event")
                    .atMost(Duration.ofSeconds(8))
                    .until(() -> page.lines().stream().anyMatch(line -> line.startsWith("data: ")));
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(2)
    void when_a_node_dies_the_exchange_goes_on_at_the_other(FrontProxy proxy) throws Exception {
        OneCByProxy oneC = login(proxy);

        oneC.upload(nodes.get(1)::kill);

        assertThat(oneC.importedProducts()).isEqualTo(OneCByProxy.PRODUCTS);
        nodes.get(1).start();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("proxies")
    @Order(3)
    void no_log_of_the_proxy_has_the_id_of_a_session(FrontProxy proxy) throws IOException {
        assertThat(proxy.accessLog()).contains(TlsTunnel.ADDRESS, "POST /seans/exchange 200");
        assertThat(proxy.logs()).doesNotContain("sessid");
        assertThat(sessions)
                .hasSizeGreaterThan(2)
                .allSatisfy(session -> assertThat(proxy.logs()).doesNotContain(session.sessionId()));
    }

    /** Its folder may be read-only, as in a container: what a node writes lies elsewhere. */
    @Test
    @Order(3)
    void a_node_writes_nothing_beside_itself_and_no_password_into_its_log() throws IOException {
        assertThat(directory.resolve("a").toFile().list())
                .containsExactlyInAnyOrder(
                        ("boot.asadmin open.asadmin site.asadmin seans.args seans.war payara-micro.jar"
                                        + " postgresql.jar passwords console.log")
                                .split(" ", -1));
        assertThat(nodes.get(0).log()).content().doesNotContain(PASSWORD);
    }

    @Test
    @Order(4)
    void a_node_that_is_told_to_stop_answers_until_proxies_know() throws Exception {
        Instant told = Instant.now();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(nodes.get(0)::stop);

        for (int request = 0; request < 20; request++) {
            assertThat(new AdminApi(nodes.get(0).root()).ask("health/live").status())
                    .isEqualTo(200);
        }

        stopped.join();
        // Or it would have been killed.
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(50));
    }

    private OneCByProxy login(FrontProxy proxy) throws IOException {
        OneCByProxy oneC = new OneCByProxy(proxy);
        sessions.add(oneC.session());
        return oneC;
    }
}
