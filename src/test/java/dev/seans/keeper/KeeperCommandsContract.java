package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.ExpiryTold;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators may expect of their orders. */
abstract class KeeperCommandsContract extends KeeperFixture {

    private static final UpstreamName UNKNOWN = new UpstreamName("unknown");
    private static final UpstreamName SHOP = new UpstreamName("shop");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestUpstream upstream;
    private KeptUpstream erp;
    private GivenKeeper node;
    private GivenKeeper other;

    @BeforeEach
    void nodes() {
        upstream = basic();
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        erp = erp(upstream);
        node = node(erp);
        other = node(erp);
        node.tick();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aStopHoldsOnAllNodesAndOverARestartUntilSomebodySaysStart() {
        UpstreamStatus stopped = node.commands().stop(ERP, "olga").orElseThrow();
        assertThat(stopped.state()).isEqualTo(UpstreamState.STOPPED);
        assertThat(stopped.sessions()).isEqualTo(1);

        other = node(erp);
        pass(Duration.ofHours(10), MINUTE, node, other);
        node.look(ERP);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(1);
        assertThat(status(other).state()).isEqualTo(UpstreamState.STOPPED);
        assertThat(status(other).overdue()).isFalse();

        assertThat(other.commands().start(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.MISSING);
        node.tick();
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void aStopEndsALookThatIsUnderWay() throws Exception {
        TestUpstream of1c = ibsession();
        GivenKeeper busy = node(kept(SHOP, of1c, "login", "ibsession"));
        Gate gate = new Gate();
        of1c.next("/login", 1, TestAnswer.heldAfter(gate));
        Future<Boolean> looking = threads.submit(() -> busy.look(SHOP));
        gate.awaitArrivals(1);

        busy.commands().stop(SHOP, "olga");
        gate.open();

        assertThat(looking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(of1c.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        // What the login has brought is finished; that is a request to the check path, too.
        assertThat(of1c.count(Count.CHECKS)).isEqualTo(1);
        assertThat(of1c.count(Count.FINISHES)).isEqualTo(1);
        assertThat(of1c.alive()).isZero();
        assertThat(busy.status(SHOP).state()).isEqualTo(UpstreamState.STOPPED);
        assertThat(busy.status(SHOP).errors()).isZero();
        assertThat(number("SELECT COUNT(*) FROM seans_upstream WHERE name = 'shop' AND lease_owner IS NULL"))
                .isEqualTo(1);
        busy.commands().start(SHOP, "olga");
        busy.tick();
        assertThat(busy.status(SHOP).sessions()).isEqualTo(4);
    }

    @Test
    void aRefreshDoesNotOverruleAStop() {
        node.commands().stop(ERP, "olga");

        assertThat(other.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.STOPPED);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void aRefreshLogsInWhateverIsStoredAndTellsTheOutcome() {
        clock.step(MINUTE);

        UpstreamStatus refreshed = other.commands().refresh(ERP, "olga").orElseThrow();

        assertThat(refreshed.state()).isEqualTo(UpstreamState.VALID);
        assertThat(refreshed.issuedAt()).contains(clock.now());
        assertThat(refreshed.refreshes()).isEqualTo(1);
        pass(MINUTE, MINUTE, node, other);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void aRefreshEndsABackOff() {
        upstream.down();
        node.commands().refresh(ERP, "olga");
        assertThat(status(node).nextAttemptAt()).isPresent();
        upstream.up();

        assertThat(other.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void aRefreshWaitsForTheKeeperThatIsAtWork() throws Exception {
        Gate gate = new Gate();
        upstream.next("/check", 1, TestAnswer.heldBefore(gate));
        clock.step(Duration.ofMinutes(15));
        Future<Boolean> checking = threads.submit(() -> node.look(ERP));
        gate.awaitArrivals(1);
        Future<UpstreamStatus> refreshing =
                threads.submit(() -> other.commands().refresh(ERP, "olga").orElseThrow());
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);

        gate.open();

        assertThat(refreshing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).refreshes())
                .isEqualTo(1);
        assertThat(checking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void whatTheSettingsDoNotNameIsUnknown() {
        assertThat(node.commands().status(UNKNOWN)).isEmpty();
        assertThat(node.commands().stop(UNKNOWN, "olga")).isEmpty();
        assertThat(node.commands().start(UNKNOWN, "olga")).isEmpty();
        assertThat(node.commands().refresh(UNKNOWN, "olga")).isEmpty();
        assertThat(node.commands().statuses()).extracting(UpstreamStatus::name).containsExactly(ERP);
    }

    @Test
    void whoHasNotWorkedForAMinuteIsOverdue() {
        clock.step(Duration.ofMinutes(14));
        assertThat(status(node).overdue()).isFalse();

        clock.step(Duration.ofMinutes(2));

        assertThat(status(node).overdue()).isTrue();
        node.tick();
        assertThat(status(node).overdue()).isFalse();
    }
}
