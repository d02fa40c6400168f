package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.TestPostgreSql;
import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import dev.seans.visitor.LabArchive;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes with one database and one {@code seans.home}, and a balancer without sticky sessions before them. */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterSmokeIT {

    private static final int SESSIONS = 10;
    private static final int THREADS = 8;
    private static final int PRODUCTS = 20;
    private static final Duration LEASE = Duration.ofSeconds(8);

    private final Path directory = Path.of("target", "smoke", "ClusterSmokeIT");
    private final ServerDatabase database =
            ServerDatabase.postgresql(TestPostgreSql.newDatabaseUrl("seans_nodes"), "postgres", "postgres");
    private final UpstreamsOnTwoNodes upstreams = new UpstreamsOnTwoNodes(TestPostgreSql.database("seans_nodes"));
    private final List<SeansServer> nodes = List.of(node("a"), node("b"));
    private final SessionsOnTwoNodes sessions = new SessionsOnTwoNodes(nodes);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final PoolsOnTwoNodes pools = new PoolsOnTwoNodes(nodes, threads);

    private SeansServer node(String name) {
        return PayaraMicro.server(upstreams
                .on(ServerOptions.in(directory.resolve(name)))
                .withWar(directory.resolve("seans.war"))
                .withHome(directory.resolve("home"))
                .withDatabase(database)
                // The simulated 1C logs in for each of its exchanges, as many times in a minute as a real one in days.
                .with("seans.exchange.session-limit", "100000")
                .with("seans.session.lease", LEASE.toSeconds() + " s"));
    }

    @BeforeAll
    void start() throws IOException {
        FileTrees.delete(directory);
        LabArchive.write(LabArchive.insideSeans(Map.of()), directory);
        Files.createDirectories(directory.resolve("home"));
        Files.copy(LabArchive.PUBLICATION, directory.resolve("home").resolve("default.vrd"));
        nodes.forEach(SeansServer::start);
    }

    @AfterAll
    void end() {
        threads.shutdownNow();
        nodes.forEach(SeansServer::close);
        upstreams.close();
    }

    @Test
    @Order(0)
    void each_renewal_of_a_session_elsewhere_is_one_login() {
        upstreams.eachRenewalIsOneLogin(nodes);
    }

    @Test
    @Order(1)
    void parallel_requests_of_one_session_on_both_nodes_lose_nothing() throws Exception {
        sessions.parallelRequestsLoseNothing();
    }

    @Test
    @Order(2)
    void a_slow_page_on_one_node_holds_the_other_node_off() {
        sessions.aSlowPageHoldsTheOtherNodeOff();
    }

    @Test
    @Order(3)
    void fifty_programs_call_by_the_gateway_while_a_node_is_killed() throws Exception {
        upstreams.programsGoOnCallingByTheGatewayWhenANodeIsKilled(nodes, nodes.get(1));
        nodes.get(1).start();
    }

    @Test
    @Order(6)
    void a_session_that_a_killed_node_has_held_is_free_within_its_lease_in_its_last_saved_state() {
        sessions.afterAKillTheNextRequestGetsTheLastSavedState(LEASE);
    }

    @Test
    @Order(4)
    void a_burst_on_both_nodes_never_makes_more_sessions_than_the_pool_has() throws Exception {
        pools.aBurstOnBothNodesNeverMakesMoreSessionsThanThePoolHas();
    }

    @Test
    @Order(5)
    void sessions_of_services_are_used_on_both_nodes_in_turn() throws Exception {
        pools.callsToBothNodesInTurnShareASession();
        pools.aClientMayManageItsSessionOnBothNodes();
    }

    @Test
    @Order(8)
    void the_slots_of_a_killed_node_come_back_within_the_lease() throws Exception {
        pools.theSlotsOfAKilledNodeComeBackWithinTheLease(LEASE);
    }

    /** The second node is down since the test before. */
    @Test
    @Order(7)
    void the_very_first_requests_after_a_start_run_one_after_the_other() {
        sessions.theVeryFirstRequestsAfterAStartRunOneAfterTheOther();
    }

    /** The second node is down since the test before. */
    @Test
    @Order(9)
    void a_node_takes_over_from_one_that_was_killed_while_it_logged_in_elsewhere() {
        upstreams.aNodeTakesOverFromOneThatWasKilledInMidLogin(nodes.get(0), nodes.get(1));
    }

    /** The first node is down since the test before. */
    @Test
    @Order(10)
    void orders_that_change_while_nodes_are_killed_are_in_1c_once_and_in_their_newest_version() throws Exception {
        nodes.get(0).start();
        new OrdersOnTwoNodes(nodes, threads).everyOrderIsInOneCInTheEndInItsNewestVersion();
    }

    /** Both nodes are up since the test before; nodes that are killed in mid-import cost a minute. */
    @Test
    @Order(11)
    @Tag("matrix")
    void who_follows_the_feed_has_everything_as_it_is_after_both_nodes_were_killed() throws Exception {
        new FeedOnTwoNodes(nodes, threads).whoFollowsHasEverythingInTheEndAsItIs();
    }

    @Test
    @Order(3)
    void an_exchange_spread_over_both_nodes_makes_one_file_and_one_import() throws Exception {
        List<OneCSession> sessions = new ArrayList<>();
        for (int number = 0; number < SESSIONS; number++) {
            OneCSession session = connection(0).login();
            byte[] document = Catalogue.of(PRODUCTS).importFile("import.xml").content();
            upload(session, document, number);

            assertThat(importOnBothAtOnce(session)).isSubsetOf("progress", "success");

            assertThat(nodes.get(0)
                            .home()
                            .resolve("uploads")
                            .resolve(SessionKey.of(session))
                            .resolve("1/import.xml"))
                    .hasBinaryContent(document);
            sessions.add(session);
        }
        for (OneCSession session : sessions) {
            assertOneImport(session);
        }
        assertThat(api(1).counts("1c").getInt("products")).isEqualTo(SESSIONS * PRODUCTS);
    }

    /** Two fragments; of every other session the first one goes to the other node. */
    private void upload(OneCSession session, byte[] document, int number) throws IOException {
        int half = document.length / 2;
        byte[] head = Arrays.copyOfRange(document, 0, half);
        byte[] tail = Arrays.copyOfRange(document, half, document.length);
        assertThat(connection(number).file(session, "import.xml", head).text()).isEqualTo("success");
        assertThat(connection(number + 1).file(session, "import.xml", tail).text())
                .isEqualTo("success");
    }

    private List<String> importOnBothAtOnce(OneCSession session) throws Exception {
        List<Callable<String>> asks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            OneCConnection node = connection(thread);
            asks.add(() -> node.importFile(session, "import.xml").lines().get(0));
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : threads.invokeAll(asks)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private void assertOneImport(OneCSession session) throws IOException {
        await("the import of the session ends")
                .atMost(Duration.ofMinutes(1))
                .until(() -> imports(session).getJsonObject(0).getString("state"), "COMPLETED"::equals);
        JsonArray imports = imports(session);
        assertThat(imports).hasSize(1);
        JsonArray files = imports.getJsonObject(0).getJsonArray("files");
        assertThat(files).hasSize(1);
        // Each session brings products of its own: a second run would have found them unchanged.
        JsonObject file = files.getJsonObject(0);
        assertThat(List.of(
                        file.getInt("generation"),
                        file.getInt("groups"),
                        file.getInt("products"),
                        file.getInt("unchanged"),
                        file.getInt("rejected")))
                .containsExactly(1, 1, PRODUCTS, 0, 0);
    }

    private JsonArray imports(OneCSession session) throws IOException {
        return api(1).get("imports?sessionKey=" + SessionKey.of(session)).getJsonArray("imports");
    }

    /** To the nodes in turn. */
    private OneCConnection connection(int turn) {
        return new OneCConnection(
                nodes.get(turn % nodes.size()).root().resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private AdminApi api(int node) {
        return new AdminApi(nodes.get(node).root());
    }
}
