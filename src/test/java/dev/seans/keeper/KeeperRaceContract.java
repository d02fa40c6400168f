package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One login at a time over the cluster, whatever happens to the node that makes it. */
abstract class KeeperRaceContract extends KeeperFixture {

    private static final int THREADS = 8;
    private static final int ROUNDS = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = basic();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @RepeatedTest(3)
    void keepersThatRaceLogInOnce() throws Exception {
        KeptUpstream erp = erp(upstream);
        List<GivenKeeper> nodes = List.of(node(erp), node(erp));
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<?>> racing = new ArrayList<>();
        for (int number = 0; number < THREADS; number++) {
            GivenKeeper node = nodes.get(number % nodes.size());
            racing.add(threads.submit(() -> race(node, start)));
        }
        for (Future<?> one : racing) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(upstream.mostLoginsAtOnce()).isEqualTo(1);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(ROUNDS);
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(ROUNDS);
        assertThat(nodes.get(0).status(ERP).logins()).isEqualTo(ROUNDS);
    }

    /** Each round, the session is lost, and all rush for it. */
    private boolean race(GivenKeeper node, CyclicBarrier barrier) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            if (barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) == 0) {
                clock.step(Duration.ofMinutes(1));
                upstream.expireAll();
                database.update("UPDATE seans_upstream_session SET invalid_version = version");
            }
            barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            for (int attempt = 0; attempt < 5; attempt++) {
                node.look(ERP);
            }
            barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            node.look(ERP);
        }
        return true;
    }

    @Test
    void aKeeperThatDiesInMidLoginIsReplacedAfterItsLeaseAndWhatItWritesLateIsRefused() throws Exception {
        KeptUpstream erp = erp(upstream, "timeout", "2 min");
        GivenKeeper first = node(erp);
        GivenKeeper second = node(erp);
        Gate gate = new Gate();
        upstream.next("/login", 1, TestAnswer.heldAfter(gate));
        Future<Boolean> hanging = threads.submit(() -> first.look(ERP));
        gate.awaitArrivals(1);

        pass(Duration.ofSeconds(270), Duration.ofSeconds(10), second);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        pass(Duration.ofSeconds(20), Duration.ofSeconds(10), second);

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(status(second).state()).isEqualTo(UpstreamState.VALID);
        String stored = sealed();
        gate.open();
        assertThat(hanging.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(sealed()).isEqualTo(stored);
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(1);
        assertThat(status(second).logins()).isEqualTo(1);
        assertThat(status(second).errors()).isZero();
    }

    @Test
    void aSurplusSessionIsFinished() throws Exception {
        TestUpstream of1c = ibsession();
        of1c.rules().idle(null);
        KeptUpstream erp = erp(of1c, "login", "ibsession", "sessions", "1", "timeout", "2 min");
        GivenKeeper first = node(erp);
        GivenKeeper second = node(erp);
        Gate gate = new Gate();
        of1c.next("/login", 1, TestAnswer.heldAfter(gate));
        Future<Boolean> hanging = threads.submit(() -> first.look(ERP));
        gate.awaitArrivals(1);
        pass(Duration.ofSeconds(290), Duration.ofSeconds(5), second);
        assertThat(of1c.count(Count.LOGINS)).isEqualTo(2);

        gate.open();
        hanging.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(of1c.alive()).isEqualTo(1);
        assertThat(of1c.count(Count.FINISHES)).isEqualTo(1);
        assertThat(status(second).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void whatIsStoredIsNeverOverwrittenByAnOlderLogin() throws Exception {
        TestUpstream of1c = ibsession();
        GivenKeeper node = node(erp(of1c, "login", "ibsession", "sessions", "1"));
        Gate gate = new Gate();
        of1c.next("/login", 1, TestAnswer.heldAfter(gate));
        Future<Boolean> slow = threads.submit(() -> node.look(ERP));
        gate.awaitArrivals(1);
        database.update("UPDATE seans_upstream_session SET version = 7");

        gate.open();
        slow.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(number("SELECT version FROM seans_upstream_session WHERE sealed IS NULL"))
                .isEqualTo(7);
        assertThat(of1c.count(Count.FINISHES)).isEqualTo(1);
        assertThat(of1c.alive()).isZero();
        assertThat(status(node).logins()).isZero();
    }

    private String sealed() {
        return database
                .find("SELECT sealed FROM seans_upstream_session", row -> List.of(row.getBytes(1)))
                .orElseThrow()
                .stream()
                .map(HexFormat.of()::formatHex)
                .findFirst()
                .orElseThrow();
    }
}
