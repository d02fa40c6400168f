package dev.seans.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.ServerUser;
import dev.seans.smoke.ShopAndOneC;
import dev.seans.testkit.onec.OneCKind;
import dev.seans.testkit.upstream.TestUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients of every kind at work, while something breaks in each round: what and when, the seed decides, which the log tells. A
 * round is repeated with {@code -Dchaos.seed=… -Dchaos.first=… -Dchaos.rounds=1}; a hundred of them: {@code -Pchaos}.
 */
@Tag("smoke")
@Tag("matrix")
class ChaosSmokeIT {

    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime() % 1_000_000);
    private static final int FIRST = Integer.getInteger("chaos.first", 1);
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 3);
    private static final int NODES = Integer.getInteger("chaos.nodes", 2);
    private static final int MOST_STEPS_BEFORE = 200;
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private final Path directory = Path.of("target", "chaos");
    private final TestUpstream shop = TestUpstream.basic(InstantSource.system());
    private final List<Client> clients = new ArrayList<>();
    private ChaosCluster cluster;
    private UpstreamTraffic upstream;
    private List<ExportTraffic> exports;

    @BeforeEach
    void start() throws IOException {
        cluster = cluster("broken", NODES);
        URI root = cluster.root();
        upstream = new UpstreamTraffic(shop, root);
        exports = List.of(
                exports(OneCKind.STOCK, ServerUser.EXCHANGE, 1_000), exports(OneCKind.MODULE, ServerUser.CYRILLIC, 30));
        Traffic visitor = new SessionTraffic(root);
        ShopAndOneC orders = new ShopAndOneC(() -> root);
        List<Traffic> all = new ArrayList<>(exports);
        all.addAll(List.of(visitor, visitor, visitor, upstream, new OrderTraffic(orders), new FetchTraffic(orders)));
        all.add(new PoolTraffic(root, cluster::database));
        all.forEach(traffic -> clients.add(new Client(traffic, SEED + clients.size())));
    }

    private ChaosCluster cluster(String name, int nodes) throws IOException {
        return new ChaosCluster(directory.resolve(name), nodes, options -> UpstreamTraffic.keeping(shop, options));
    }

    private ExportTraffic exports(OneCKind kind, ServerUser user, int products) {
        return new ExportTraffic(exchange(cluster), kind, user.name(), user.password(), products);
    }

    private static URI exchange(ChaosCluster cluster) {
        return cluster.root().resolve("exchange");
    }

    @AfterEach
    void end() {
        clients.forEach(Client::abandon);
        cluster.close();
        shop.close();
    }

    @Test
    void whatever_breaks_nothing_is_lost_and_nothing_is_done_twice() throws Exception {
        for (int round = FIRST; round < FIRST + ROUNDS; round++) {
            play(round);
        }
        for (Client client : clients) {
            client.end();
            say("%s: %,d steps, %,d attempts failed".formatted(client.name(), client.done(), client.failed()));
        }
        for (Client client : clients) {
            client.check();
        }
        upstream.check(ROUNDS);
        awaitImports(cluster.database());
        assertNoFileIsOrphaned();
        assertSameAsUndisturbed();
    }

    private void play(int round) throws IOException {
        Random random = new Random(SEED * 1_000 + round);
        List<Fault> faults = Fault.possible();
        Fault fault = faults.get(random.nextInt(faults.size()));
        int node = random.nextInt(NODES);
        awaitSteps("the round begins", random.nextInt(MOST_STEPS_BEFORE));
        say("Seed %d, round %d: %s, node %d".formatted(SEED, round, fault, node));
        fault.strike(cluster, cluster.node(node), random);
        Instant over = Instant.now();
        clients.forEach(Client::mark);
        await("all go on after " + fault)
                .atMost(RECOVERY)
                .until(() -> clients.stream().allMatch(Client::hasGoneOn));
        say("  all have gone on %d ms after its end"
                .formatted(Duration.between(over, Instant.now()).toMillis()));
    }

    /** Also to a file: who waits for an hour wants to see where it is. */
    private void say(String line) throws IOException {
        System.out.println(line);
        Files.writeString(
                directory.resolve("rounds.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void awaitSteps(String what, int steps) {
        int before = allDone();
        await(what).atMost(RECOVERY).until(() -> allDone() >= before + steps);
    }

    private int allDone() {
        return clients.stream().mapToInt(Client::done).sum();
    }

    private static void awaitImports(DataSource database) {
        await("all imports have ended")
                .atMost(RECOVERY)
                .until(() -> TableRows.count(database, "seans_import_session WHERE active_key IS NOT NULL") == 0);
    }

    private void assertNoFileIsOrphaned() throws IOException, SQLException {
        assertThat(folders(cluster.home().resolve("uploads")))
                .isSubsetOf(TableRows.texts(cluster.database(), "SELECT session_key FROM seans_upload_folder"));
        assertThat(TableRows.count(cluster.database(), "seans_import_session WHERE state <> 'COMPLETED'"))
                .isZero();
    }

    private static List<String> folders(Path of) throws IOException {
        try (Stream<Path> folders = Files.list(of)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    private void assertSameAsUndisturbed() throws Exception {
        Map<String, List<String>> broken = TableRows.of(cluster.database());
        try (ChaosCluster undisturbed = cluster("undisturbed", 1)) {
            for (ExportTraffic base : exports) {
                base.replay(exchange(undisturbed));
            }
            awaitImports(undisturbed.database());
            Map<String, List<String>> whole = TableRows.of(undisturbed.database());
            assertThat(broken.keySet()).isEqualTo(whole.keySet());
            assertThat(whole.get("seans_catalog_product")).hasSizeGreaterThan(500);
            whole.forEach(
                    (table, rows) -> assertThat(broken.get(table)).as(table).isEqualTo(rows));
        }
    }
}
