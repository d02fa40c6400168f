package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** One session for two nodes at an upstream that counts the logins. */
final class UpstreamsOnTwoNodes implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final int PROGRAMS = 50;
    private static final int CALLS = 10;

    /**
     * The scheduler takes a job away from a node only when that has missed its heartbeats. The other node is dead before
     * the keeper is asked to log in: it may have been killed in the one job that sees what is due.
     */
    private static final Duration TAKE_OVER = Duration.ofMinutes(2);

    private final TestUpstream shop = TestUpstream.basic(InstantSource.system());
    private final DataSource database;

    UpstreamsOnTwoNodes(DataSource database) {
        this.database = database;
    }

    /** A node that keeps it. */
    ServerOptions on(ServerOptions options) {
        return options.with("seans.upstreams", "shop")
                .with("seans.encryption-keys", UpstreamPrograms.KEYS)
                .with("seans.upstream.shop.url", shop.url().toString())
                .with("seans.upstream.shop.login-path", "/login")
                .with("seans.upstream.shop.check-path", "/check")
                .with("seans.upstream.shop.user", "keeper")
                .with("seans.upstream.shop.password", "secret")
                .with("seans.upstream.shop.gateway", "true")
                // A login may be held for as long as a node takes to start.
                .with("seans.upstream.shop.timeout", "3 min");
    }

    /** Both nodes look each second. */
    void eachRenewalIsOneLogin(List<SeansServer> nodes) {
        nodes.forEach(UpstreamsOnTwoNodes::awaitValid);
        assertThat(shop.count(Count.LOGINS)).isEqualTo(1);

        for (int round = 1; round <= ROUNDS; round++) {
            long logins = 1L + round;
            letItBeRenewed();
            await("the session is renewed").until(() -> shop.count(Count.LOGINS) >= logins);
            nodes.forEach(UpstreamsOnTwoNodes::awaitValid);
        }

        assertThat(shop.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1 + ROUNDS);
        assertThat(shop.mostLoginsAtOnce()).isEqualTo(1);
    }

    /** Each program goes to the other node when one does not answer; calls that a dying node had are told as failed. */
    void programsGoOnCallingByTheGatewayWhenANodeIsKilled(List<SeansServer> nodes, SeansServer killed)
            throws Exception {
        long logins = shop.count(Count.LOGINS);
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
        CountDownLatch halfway = new CountDownLatch(PROGRAMS);
        CountDownLatch goOn = new CountDownLatch(1);
        try {
            List<Future<Integer>> answered = new ArrayList<>();
            for (int program = 0; program < PROGRAMS; program++) {
                int first = program % nodes.size();
                answered.add(programs.submit(() -> {
                    int done = calls(nodes, first);
                    halfway.countDown();
                    goOn.await();
                    return done + calls(nodes, first);
                }));
            }
            halfway.await();
            killed.kill();
            goOn.countDown();
            for (Future<Integer> program : answered) {
                assertThat(program.get()).isEqualTo(2 * CALLS);
            }
        } finally {
            programs.shutdownNow();
        }
        assertThat(shop.count(Count.LOGINS)).as("one login serves all").isEqualTo(logins);
    }

    private static int calls(List<SeansServer> nodes, int first) throws IOException {
        int done = 0;
        for (int call = 0; call < CALLS; call++) {
            done += answersAt(nodes.get(first)) || answersAt(nodes.get(1 - first)) ? 1 : 0;
        }
        return done;
    }

    private static boolean answersAt(SeansServer node) {
        try {
            URI root = node.root();
            return new RawHttp(root, 20_000)
                            .send(RawRequest.get(root.getPath() + "gateway/shop/data")
                                    .header("Authorization", GatewayRound.CLIENT))
                            .status()
                    == 200;
        } catch (IOException dead) {
            return false;
        }
    }

    /** The other node is down until the first one is in the middle of its login. */
    void aNodeTakesOverFromOneThatWasKilledInMidLogin(SeansServer killed, SeansServer other) {
        Gate gate = new Gate();
        long attempts = shop.count(Count.LOGIN_ATTEMPTS);
        long logins = shop.count(Count.LOGINS);
        shop.next("/login", 1, TestAnswer.heldBefore(gate));
        letItBeRenewed();
        await("the keeper logs in").atMost(TAKE_OVER).until(() -> shop.count(Count.LOGIN_ATTEMPTS) == attempts + 1);
        other.start();
        killed.kill();
        assertThat(shop.count(Count.LOGIN_ATTEMPTS))
                .as("the lease of the dead node still holds")
                .isEqualTo(attempts + 1);

        var unused = execute("UPDATE seans_upstream SET lease_until = CURRENT_TIMESTAMP - INTERVAL '1 s'");

        await("the other node logs in").atMost(TAKE_OVER).until(() -> shop.count(Count.LOGINS) == logins + 1);
        awaitValid(other);
        assertThat(shop.count(Count.LOGIN_ATTEMPTS)).isEqualTo(attempts + 2);
    }

    /** In one transaction, which no round gets into: one under way would set both times anew at its end. */
    private void letItBeRenewed() {
        await("no round is under way")
                .until(() -> execute(
                                "UPDATE seans_upstream SET due_at = CURRENT_TIMESTAMP - INTERVAL '1 s' WHERE lease_owner IS NULL",
                                "UPDATE seans_upstream_session SET refresh_at = CURRENT_TIMESTAMP - INTERVAL '1 s' WHERE EXISTS"
                                        + " (SELECT 1 FROM seans_upstream WHERE lease_owner IS NULL)")
                        == 1);
    }

    /** How many rows the first statement has changed. */
    private int execute(String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int changed = statement.executeUpdate(statements[0]);
            for (int further = 1; further < statements.length; further++) {
                statement.executeUpdate(statements[further]);
            }
            connection.commit();
            return changed;
        } catch (SQLException failed) {
            throw new AssertionError(String.join("; ", statements), failed);
        }
    }

    private static void awaitValid(SeansServer node) {
        await("the session is valid for " + node.root())
                .atMost(Duration.ofSeconds(60))
                .ignoreException(IOException.class)
                .until(() -> new AdminApi(node.root()).get("upstreams/shop").getString("state"), "VALID"::equals);
    }

    @Override
    public void close() {
        shop.close();
    }
}
