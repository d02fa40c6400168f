package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.reuse.ServiceOutcome.Refused;
import dev.seans.session.GivenNode;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.session.StatementCount;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pool promises to calls that come at once, on one node and on two. */
abstract class PoolContentionContract extends ServicesFixture {

    private static final Map<String, String> MANY_MAY_WAIT = Map.of("seans.session.waiters-max", "1000");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void twoHundredCallsOverTwoNodesAreServedByFiveSessions() throws Exception {
        List<GivenServices> nodes = List.of(services(MANY_MAY_WAIT), services(MANY_MAY_WAIT));
        Watch watch = new Watch();
        // Each has one: the sessions of the others end of their age only.
        IntStream.range(0, 3)
                .forEach(number -> serve(nodes.get(0), autouse("user" + number).call()));
        List<Callable<Object>> calls = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            GivenServices here = nodes.get(number % 2);
            String user = "user" + number % 3;
            calls.add(() -> {
                ServiceCall call = autouse(user).waiting(PATIENCE).call();
                return watch.during(call, here);
            });
        }

        for (Future<Object> done : threads.invokeAll(calls)) {
            assertThat(done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
        }

        assertThat(watch.most).hasValueBetween(2, 5);
        assertThat(watch.mostRows).hasValueBetween(3, 5);
        assertThat(rows()).isBetween(3L, 5L);
        assertThat(nodes).allSatisfy(here -> assertThat(here.waiting()).isZero());
        assertThat(report(nodes.get(0)).created() + report(nodes.get(1)).created())
                .isBetween(3L, 5L);
    }

    @Test
    void whoGetsNoneIsRefusedAfterTheTimeoutAndNotBefore() throws Exception {
        GivenServices here = services(MANY_MAY_WAIT);
        for (int number = 0; number < 5; number++) {
            lease(other.sessions().fromPool(autouse("ivan").call()));
        }
        Duration timeout = Duration.ofMillis(800);
        List<Future<Duration>> refusals = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ServiceCall call = autouse("ivan").waiting(timeout).call();
            refusals.add(threads.submit(() -> {
                long begun = System.nanoTime();
                assertThat(here.sessions().fromPool(call)).isEqualTo(refused(Reason.POOL_FULL));
                return Duration.ofNanos(System.nanoTime() - begun);
            }));
        }

        for (Future<Duration> refusal : refusals) {
            assertThat(refusal.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isBetween(timeout, timeout.plusMillis(500));
        }
        assertThat(rows()).isEqualTo(5);
        assertThat(report(here).refused()).isEqualTo(20);
        assertThat(report(here).meanWait()).isGreaterThanOrEqualTo(timeout);
    }

    @Test
    void callsThatWaitAreServedInTheOrderInWhichTheyCameByWhatIsGivenBack() throws Exception {
        GivenServices here = servicesThatLookAgain(NEVER);
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        SessionLease holder = lease(here.sessions().fromPool(call));
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        List<Future<?>> waiting = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            int mine = number;
            waiting.add(threads.submit(() -> {
                SessionLease lease = reused(here.sessions().fromPool(call));
                order.add(mine);
                giveBack(here, call, lease);
            }));
            awaitWaiting(here, number + 1);
        }

        giveBack(here, call, holder);

        finish(waiting);
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void aSessionGoesToTheFirstThatCanUseItAndAnEmptyPlaceToTheFirstOfAll() throws Exception {
        GivenServices here = servicesThatLookAgain(NEVER);
        ServiceCall ivan = autouse("ivan").poolSize(2).waiting(PATIENCE).call();
        ServiceCall olga = autouse("olga").poolSize(2).waiting(PATIENCE).call();
        SessionLease one = lease(here.sessions().fromPool(ivan));
        SessionLease two = lease(here.sessions().fromPool(ivan));
        Future<ServiceOutcome> first = threads.submit(() -> here.sessions().fromPool(olga));
        awaitWaiting(here, 1);
        Future<ServiceOutcome> second = threads.submit(() -> here.sessions().fromPool(ivan));
        awaitWaiting(here, 2);

        giveBack(here, ivan, one);
        assertThat(reused(second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .session()
                        .key())
                .isEqualTo(one.session().key());
        assertThat(first).isNotDone();

        here.sessions().end(ivan, two);
        opened(first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void afterAnEmptyPlaceTheNextOneLooksAtOnceForMore() throws Exception {
        GivenServices here = servicesThatLookAgain(NEVER);
        ServiceCall ivan = autouse("ivan").poolSize(3).waiting(PATIENCE).call();
        for (int number = 0; number < 3; number++) {
            lease(other.sessions().fromPool(ivan));
        }
        List<Future<?>> waiting = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            waiting.add(threads.submit(() -> opened(here.sessions().fromPool(ivan))));
            awaitWaiting(here, number + 1);
        }

        endLeases();
        here.pools().of(ivan).line().emptied(true);

        finish(waiting);
    }

    @Test
    void whatAnotherNodeGivesBackIsFoundByLookingAgain() throws Exception {
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        SessionLease there = lease(other.sessions().fromPool(call));
        Future<ServiceOutcome> here = threads.submit(() -> node.sessions().fromPool(call));
        awaitWaiting(node, 1);

        giveBack(other, call, there);

        assertThat(reused(here.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .session()
                        .key())
                .isEqualTo(there.session().key());
    }

    @Test
    void aNodeWhoseCallHasWaitedForLongGetsTheSessionBeforeTheNextCallOfTheNodeThatHasIt() throws Exception {
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        // Its waiting call does not look again, so it is the other node that reserves.
        GivenServices here = servicesThatLookAgain(NEVER);
        SessionLease held = lease(here.sessions().fromPool(call));
        Future<ServiceOutcome> next = threads.submit(() -> here.sessions().fromPool(call));
        awaitWaiting(here, 1);
        Future<ServiceOutcome> there = threads.submit(() -> other.sessions().fromPool(call));
        await("the other node reserves the next turn")
                .atMost(PATIENCE)
                .until(() -> number("SELECT COUNT(*) FROM seans_session WHERE next_node IS NOT NULL") == 1);

        giveBack(here, call, held);

        assertThat(there).succeedsWithin(PATIENCE);
        assertThat(next).isNotDone();
    }

    @Test
    void theSlotOfANodeThatDiesIsThereForWhoWaitsWhenTheLeaseIsOver() throws Exception {
        GivenServices dead = services(Map.of("seans.session.lease", "300 ms"));
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        lease(dead.sessions().fromPool(call));

        opened(node.sessions().fromPool(call));

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void onlySoManyCallsOfANodeWait() throws Exception {
        GivenServices here = services(Map.of("seans.session.waiters-max", "1"));
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        SessionLease holder = lease(here.sessions().fromPool(call));
        Future<ServiceOutcome> waiting = threads.submit(() -> here.sessions().fromPool(call));
        awaitWaiting(here, 1);

        assertThat(here.sessions().fromPool(call)).isEqualTo(refused(Reason.TOO_MANY_WAIT));

        giveBack(here, call, holder);
        giveBack(here, call, reused(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)));
        assertThat(reused(here.sessions().fromPool(call))).isNotNull();
    }

    @Test
    void whoWouldHaveToWaitForTooLongToOpenASessionIsRefused() {
        ReentrantLock slow = node.pools().of(autouse("ivan").call()).opening();
        slow.lock();
        try {
            for (Duration timeout : List.of(Duration.ZERO, Duration.ofMillis(50))) {
                ServiceCall call = autouse("ivan").waiting(timeout).call();
                assertThat(threads.submit(() -> node.sessions().fromPool(call)))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .isEqualTo(refused(Reason.POOL_FULL));
            }
        } finally {
            slow.unlock();
        }
        opened(node.sessions().fromPool(autouse("ivan").call()));
    }

    @Test
    void aServerThatStopsInterruptsWhoWouldOpenASession() throws Exception {
        ServiceCall call = autouse("ivan").waiting(PATIENCE).call();
        ReentrantLock slow = node.pools().of(call).opening();
        slow.lock();
        try {
            Future<Boolean> waiting = threads.submit(() -> {
                assertThat(node.sessions().fromPool(call)).isInstanceOf(Refused.class);
                return Thread.interrupted();
            });
            await("the call waits").atMost(PATIENCE).until(slow::hasQueuedThreads);

            threads.shutdownNow();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            slow.unlock();
        }
    }

    @Test
    void whoFindsThatOthersHaveFilledThePoolLooksOnceOnly() {
        StatementCount count = new StatementCount(pooled());
        GivenServices watched =
                new GivenServices(new GivenNode(count.database(), GivenSettings.defaults()), NEVER::toNanos);
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        serve(watched, autouse("ivan").in("/warm").call());
        ReentrantLock slow = watched.pools().of(call).opening();
        count.drain();
        Future<ServiceOutcome> waiting;
        slow.lock();
        try {
            waiting = threads.submit(() -> watched.sessions().fromPool(call));
            await("the call waits").atMost(PATIENCE).until(slow::hasQueuedThreads);
            opened(other.sessions().fromPool(call));
        } finally {
            slow.unlock();
        }

        awaitWaiting(watched, 1);

        assertThat(count.drain()).hasSize(2);
        assertThat(waiting).isNotDone();
    }

    @Test
    void aServerThatStopsInterruptsWhoWaits() throws Exception {
        ServiceCall call = autouse("ivan").poolSize(1).waiting(PATIENCE).call();
        lease(node.sessions().fromPool(call));
        Future<Boolean> waiting = threads.submit(() -> {
            assertThat(node.sessions().fromPool(call)).isInstanceOf(Refused.class);
            return Thread.interrupted();
        });
        awaitWaiting(node, 1);

        threads.shutdownNow();

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(node.waiting()).isZero();
    }

    private static void awaitWaiting(GivenServices here, int calls) {
        await("calls wait").atMost(PATIENCE).until(() -> here.waiting() == calls);
    }

    private static void finish(List<Future<?>> futures) throws Exception {
        for (Future<?> future : futures) {
            future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Counts calls that have a session at the same time, and sessions that are there. */
    private final class Watch {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger mostRows = new AtomicInteger();

        boolean during(ServiceCall call, GivenServices here) {
            SessionLease lease = lease(here.sessions().fromPool(call));
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            mostRows.accumulateAndGet((int) rows(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            boolean own = lease.session().scope().equals(call.combination());
            now.decrementAndGet();
            return own && here.sessions().giveBack(call, lease, SessionUpdate.NOTHING);
        }
    }
}
