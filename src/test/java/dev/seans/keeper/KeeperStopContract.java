package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.jobs.Jobs;
import dev.seans.login.Failure;
import dev.seans.login.LoginFailedException;
import dev.seans.login.UpstreamLogin;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of looks that are under way when their node stops, or dies. No time passes on the clock of the nodes. */
abstract class KeeperStopContract extends KeeperFixture {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Gate gate = new Gate();
    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        database.update("DELETE FROM seans_task");
        upstream = basic();
    }

    @AfterEach
    void stop() {
        gate.open();
        threads.shutdownNow();
    }

    /** A look of this node, which waits for the answer to this request until the gate opens. */
    private Future<?> lookHeldAt(TestUpstream at, String path, GivenKeeper node) throws Exception {
        at.next(path, 1, TestAnswer.heldBefore(gate));
        Future<?> look = threads.submit(() -> node.look(ERP));
        gate.awaitArrivals(1);
        return look;
    }

    @Test
    void aLoginThatIsAnsweredInTimeIsProvedAndStored() throws Exception {
        GivenKeeper node = node(erp(upstream));
        Future<?> look = lookHeldAt(upstream, "/login", node);

        Future<?> stop = threads.submit(node.keeper()::stopLooks);
        await("the stop has begun").atMost(PATIENCE).until(node.looks()::isEnding);
        gate.open();
        ended(stop);
        ended(look);

        assertIsAtItsEnd(node, UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
    }

    @Test
    void aLoginThatHangsIsBrokenOffAndNoFailureAndTheNextKeeperLogsInAtOnce() throws Exception {
        KeptUpstream erp = erp(upstream);
        GivenKeeper node = node(erp);
        Future<?> look = lookHeldAt(upstream, "/login", node);

        node.keeper().stopLooks();
        ended(look);

        assertIsAtItsEnd(node, UpstreamState.MISSING);
        GivenKeeper next = node(erp);
        next.tick();
        assertThat(status(next).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
    }

    @Test
    void whatALoginOfATeamThrowsWhenItIsBrokenOffIsNoFailureOfTheUpstream() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        GivenKeeper node = node(withLogin((access, credentials) -> {
            try {
                hanging.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException wrapped) {
                throw new LoginFailedException(Failure.UNREACHABLE, "the connection was closed");
            }
            throw new IllegalStateException();
        }));
        Future<?> look = threads.submit(() -> node.look(ERP));
        hanging.await();

        node.keeper().stopLooks();
        ended(look);

        assertIsAtItsEnd(node, UpstreamState.MISSING);
    }

    @Test
    void aSessionWhoseProofHangsIsFinishedAndTheNextKeeperMakesAnother() throws Exception {
        TestUpstream of1c = ibsession();
        KeptUpstream erp = erp(of1c, "login", "ibsession", "sessions", "1");
        GivenKeeper node = node(erp);
        Future<?> look = lookHeldAt(of1c, "/check", node);
        assertThat(of1c.alive()).isEqualTo(1);

        node.keeper().stopLooks();
        ended(look);

        assertThat(of1c.count(Count.FINISHES)).isEqualTo(1);
        assertThat(of1c.alive()).isZero();
        assertIsAtItsEnd(node, UpstreamState.MISSING);
        GivenKeeper next = node(erp);
        next.tick();
        assertThat(status(next).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void aStoredSessionWhoseCheckIsBrokenOffStays() throws Exception {
        KeptUpstream erp = erp(upstream);
        node(erp).tick();
        GivenKeeper node = node(erp);
        Future<?> look = lookHeldAt(upstream, "/check", node);

        node.keeper().stopLooks();
        ended(look);

        assertIsAtItsEnd(node, UpstreamState.VALID);
        node(erp).tick();
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
    }

    @Test
    void noFurtherSessionIsBegunWhenTheStopHas() throws Exception {
        TestUpstream of1c = ibsession();
        KeptUpstream erp = erp(of1c, "login", "ibsession", "sessions", "4");
        GivenKeeper node = node(erp);
        Future<?> look = lookHeldAt(of1c, "/login", node);

        Future<?> stop = threads.submit(node.keeper()::stopLooks);
        await("the stop has begun").atMost(PATIENCE).until(node.looks()::isEnding);
        gate.open();
        ended(stop);
        ended(look);
        node.tick();

        assertThat(of1c.count(Count.LOGINS)).isEqualTo(1);
        assertIsAtItsEnd(node, UpstreamState.IMPAIRED);
        GivenKeeper next = node(erp);
        next.tick();
        assertThat(status(next).sessions()).isEqualTo(4);
        assertThat(of1c.count(Count.LOGINS)).isEqualTo(4);
    }

    /** It hears of no interruption, as a library in a login of a team may not. */
    @Test
    void aLoginThatCannotBeBrokenOffLosesItsLeaseAndWhatItBringsIsNotStored() throws Exception {
        KeptUpstream erp = erp(upstream);
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        GivenKeeper node = node(withLogin((access, credentials) -> {
            hanging.countDown();
            uninterruptibly(open);
            return erp.login().login(access, credentials);
        }));
        Future<?> look = threads.submit(() -> node.look(ERP));
        hanging.await();

        node.keeper().stopLooks();

        GivenKeeper next = node(erp);
        next.tick();
        assertThat(status(next).state()).isEqualTo(UpstreamState.VALID);
        open.countDown();
        ended(look);
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(1);
        assertThat(status(next).errors()).isZero();
        assertThat(status(next).logins()).isEqualTo(1);
    }

    @Test
    void theSchedulersOrderOfALookThatWasBrokenOffIsGoneAndTheNextSchedulerLogsInSoon() throws Exception {
        KeptUpstream erp = erp(upstream);
        GivenKeeper node = node(erp);
        upstream.next("/login", 1, TestAnswer.heldBefore(gate));
        Jobs jobs = node.scheduled(database);
        gate.awaitArrivals(1);

        node.keeper().stopLooks();
        jobs.stop();

        assertThat(number("SELECT COUNT(*) FROM seans_task WHERE task_name = 'upstream-round' AND picked"))
                .isZero();
        assertIsAtItsEnd(node, UpstreamState.MISSING);
        assertThatTheNextSchedulerLogsInSoon(erp);
    }

    /** For the scheduler, the order of the dead node is under way for 40 seconds more. */
    @Test
    void afterTheLeaseOfADeadNodeItsOrderHoldsUpNobody() {
        KeptUpstream erp = erp(upstream);
        GivenKeeper node = node(erp);
        database.update(
                "INSERT INTO seans_task (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                        + " VALUES ('upstream-round', 'erp', ?, TRUE, 'dead', ?, 2)",
                clock.now(),
                clock.now());
        database.update(
                "UPDATE seans_upstream SET lease_owner = 'dead:k1', lease_until = ?",
                clock.now().plusSeconds(60));
        assertThat(status(node).overdue()).isFalse();
        clock.step(Duration.ofSeconds(61));
        assertThat(status(node).overdue()).isFalse();

        assertThatTheNextSchedulerLogsInSoon(erp);
    }

    private void assertThatTheNextSchedulerLogsInSoon(KeptUpstream erp) {
        GivenKeeper next = node(erp);
        Jobs jobs = next.scheduled(database);
        try {
            await("the next keeper has a session")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> status(next).state() == UpstreamState.VALID);
        } finally {
            jobs.stop();
        }
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
    }

    /** No lease, no failure, and due at once, or later if all is well. */
    private void assertIsAtItsEnd(GivenKeeper node, UpstreamState state) {
        UpstreamStatus status = status(node);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.errors()).isZero();
        assertThat(status.lastError()).isEmpty();
        assertThat(status.nextAttemptAt()).isEmpty();
        assertThat(number("SELECT COUNT(*) FROM seans_upstream WHERE lease_owner IS NULL AND lease_until IS NULL"))
                .isEqualTo(1);
        if (state != UpstreamState.VALID) {
            assertThat(status.dueAt()).isBeforeOrEqualTo(clock.now());
        }
    }

    private KeptUpstream withLogin(UpstreamLogin other) {
        KeptUpstream erp = erp(upstream);
        return new KeptUpstream(ERP, erp.access(), other, erp.credentials());
    }

    private static void ended(Future<?> work) throws Exception {
        work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void uninterruptibly(CountDownLatch open) {
        while (open.getCount() > 0) {
            try {
                open.await();
            } catch (InterruptedException unheard) {
                Thread.interrupted();
            }
        }
    }
}
