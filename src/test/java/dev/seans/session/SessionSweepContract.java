package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How dead sessions are removed. */
abstract class SessionSweepContract extends LeasesFixture {

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Test
    void deadSessionsAreRemovedAndLiveOnesAreNot() {
        SessionKey dead = opened();
        SessionKey live = opened();
        age(dead, IDLE);

        assertThat(node.sweep().sweep(1)).isEqualTo(1);

        assertThat(rows()).isEqualTo(1);
        taken(node, live, Access.EXCLUSIVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"EXCLUSIVE", "SHARED"})
    void whatARequestHoldsStays(Access access) {
        SessionKey key = opened(new NewSession("shop", "", HOME, Duration.ofSeconds(5)));
        SessionLease lease = taken(other, key, access);
        age(key, Duration.ofSeconds(10));

        assertThat(node.sweep().sweep(1)).isZero();
        assertThat(other.leases().release(lease, SessionUpdate.NOTHING)).isTrue();
    }

    @Test
    void whatSomebodyNeedsStays() {
        SessionKey key = opened();
        keeping.need(key);
        age(key, IDLE.multipliedBy(10));

        assertThat(node.sweep().sweep(1)).isZero();
        keeping.release(key);
        assertThat(node.sweep().sweep(1)).isEqualTo(1);
    }

    @Test
    void aHundredAreRemovedAtOnceAndTheTimerGoesOnUntilNoneIsLeft() {
        for (int session = 0; session < 250; session++) {
            opened();
        }
        database.update("UPDATE seans_session SET expires_at = last_access_at");

        assertThat(node.sweep().sweep(1)).isEqualTo(100);
        assertThat(node.sweep().sweep(10)).isEqualTo(150);
        assertThat(rows()).isZero();
    }

    @Test
    void aPageOfDeadSessionsCostsOneQuestionAndOneStatementToRemoveIt() {
        StatementCount count = new StatementCount(pooled(2));
        AtomicInteger questions = new AtomicInteger();
        SessionKey needed = opened();
        for (int session = 0; session < 99; session++) {
            opened();
        }
        database.update("UPDATE seans_session SET expires_at = last_access_at");
        GivenNode counted = new GivenNode(count.database(), GivenSettings.defaults(), new SessionKeeping() {
            @Override
            public boolean needs(SessionKey key) {
                throw new AssertionError("asked for one alone");
            }

            @Override
            public Set<SessionKey> neededOf(Collection<SessionKey> keys) {
                questions.incrementAndGet();
                return Set.of(needed);
            }
        });
        count.drain();

        assertThat(counted.sweep().sweep(1)).isEqualTo(99);

        assertThat(count.drain())
                .filteredOn(statement -> statement.startsWith("DELETE"))
                .hasSize(1);
        assertThat(questions).hasValue(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatIsUsedAgainWhileItsPageIsLookedThroughStays() {
        SessionKey key = opened();
        age(key, IDLE);
        opened();
        keeping.whenAsked(asked -> database.update("UPDATE seans_session SET expires_at = "
                + database.dialect().plusMillis(database.dialect().now(), "60000")));

        assertThat(node.sweep().sweep(1)).isZero();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void oneNodeSweepsAtATime() {
        SessionKey key = opened();
        keeping.need(key);
        age(key, IDLE);
        opened();
        AtomicInteger removedElsewhere = new AtomicInteger(-1);
        keeping.whenAsked(asked -> removedElsewhere.set(other.sweep().sweep(1)));

        node.sweep().sweep(1);

        assertThat(removedElsewhere).hasValue(0);
        keeping.release(key);
        keeping.whenAsked(asked -> {});
        assertThat(other.sweep().sweep(1)).isEqualTo(1);
    }

    @Test
    void aNodeThatDiedWhileItSweptKeepsTheOthersOffForAMinuteOnly() {
        age(opened(), IDLE);
        LeaseDatabase own = new LeaseDatabase(database, new OutsideTransactions());
        own.update("UPDATE seans_turn SET busy_until = {now+(59000)}");
        assertThat(node.sweep().sweep(1)).isZero();
        own.update("UPDATE seans_turn SET busy_until = {now+(-1)}");
        assertThat(node.sweep().sweep(1)).isEqualTo(1);
    }

    @Test
    void aSweepThatTookTooLongLeavesTheTurnToTheNodeThatHasIt() {
        LeaseDatabase own = new LeaseDatabase(database, new OutsideTransactions());
        SessionKey key = opened();
        keeping.need(key);
        age(key, IDLE);
        keeping.whenAsked(asked -> own.update("UPDATE seans_turn SET busy_until = {now+(59000)}"));

        node.sweep().sweep(1);

        keeping.whenAsked(asked -> {});
        keeping.release(key);
        assertThat(other.sweep().sweep(1)).isZero();
    }

    @Test
    void aSlowSweepKeepsNobodyFromRenewingLeases() throws Exception {
        GivenNode held = node(Map.of("seans.session.lease", "2 s", "seans.session.max-hold", "20 s"));
        SessionUpkeep upkeep = held.upkeep(bound -> 0);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger sweeps = new AtomicInteger();
        SessionKey needed = opened();
        keeping.need(needed);
        age(needed, IDLE);
        keeping.whenAsked(asked -> {
            sweeps.incrementAndGet();
            awaitEnd(end);
        });
        upkeep.start(this::thread);
        try {
            SessionLease lease = taken(held, opened(), Access.EXCLUSIVE);
            upkeep.collectGarbage();
            Awaitility.await("a sweep begins").until(() -> sweeps.get() == 1);
            database.update(
                    "UPDATE seans_turn SET busy_until = " + database.dialect().now());
            for (int request = 0; request < 50; request++) {
                upkeep.collectGarbage();
            }

            Awaitility.await("the lease would have run out by now")
                    .pollDelay(Duration.ofMillis(4500))
                    .until(() -> true);

            assertThat(isStillLeased(lease)).isTrue();
            end.countDown();
            Awaitility.await("the next one may begin when the last one is over").until(() -> {
                upkeep.collectGarbage();
                return sweeps.get() > 1;
            });
        } finally {
            end.countDown();
            upkeep.stop();
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    }

    /** A sweep that is not over yet has the turn, which the next test would wait for. */
    @AfterEach
    void nobodyIsLeftBehind() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStillLeased(SessionLease lease) {
        return database.find(
                        "SELECT COUNT(*) FROM seans_session WHERE id = ? AND x_until > "
                                + database.dialect().now(),
                        row -> row.getLong(1),
                        lease.session().number())
                .orElseThrow()
                .equals(1L);
    }

    @Test
    void noErrorEndsTheRenewalOfLeases() {
        AtomicBoolean fails = new AtomicBoolean();
        Database failing = new Database(ProxyDataSourceBuilder.create(pooled(10).dataSource())
                .beforeQuery((execution, queries) -> {
                    if (fails.compareAndSet(true, false)) {
                        throw new StackOverflowError("as a broken driver might");
                    }
                })
                .build());
        GivenNode held = new GivenNode(
                failing, GivenSettings.with(Map.of("seans.session.lease", "2 s", "seans.session.max-hold", "20 s")));
        SessionUpkeep upkeep = held.upkeep();
        upkeep.start(this::thread);
        try {
            SessionLease lease = taken(held, opened(), Access.EXCLUSIVE);
            fails.set(true);

            Awaitility.await("the lease would have run out by now")
                    .pollDelay(Duration.ofMillis(4500))
                    .until(() -> true);

            assertThat(fails).isFalse();
            assertThat(isStillLeased(lease)).isTrue();
        } finally {
            upkeep.stop();
        }
    }

    @Test
    void whatSomebodyNeedsDoesNotKeepTheOthersFromBeingRemoved() {
        for (int session = 0; session < 210; session++) {
            keeping.need(opened());
        }
        for (int session = 0; session < 5; session++) {
            opened();
        }
        database.update("UPDATE seans_session SET expires_at = created_at");

        assertThat(node.sweep().sweep(1)).isEqualTo(5);
        assertThat(rows()).isEqualTo(210);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "99, 1"})
    void garbageIsCollectedAfterOneRequestInAHundred(int drawn, long left) {
        age(opened(), IDLE);

        node.upkeep(bound -> {
                    assertThat(bound).isEqualTo(100);
                    return drawn;
                })
                .collectGarbage();

        assertThat(rows()).isEqualTo(left);
    }

    @Test
    void collectingGarbageNeverFailsARequest() {
        Database broken = kind().fresh();
        broken.update("DROP TABLE seans_turn");

        new GivenNode(broken, GivenSettings.defaults()).upkeep(bound -> 0).collectGarbage();
    }

    @Test
    void theUpkeepMayBeStartedAndStoppedTwice() {
        List<Thread> started = new ArrayList<>();
        SessionUpkeep upkeep = node.upkeep();

        for (int time = 0; time < 2; time++) {
            upkeep.start(work -> {
                Thread thread = new Thread(work);
                started.add(thread);
                return thread;
            });
        }
        upkeep.stop();
        upkeep.stop();

        assertThat(started).hasSizeBetween(1, 2);
        Awaitility.await("interrupted threads end").until(() -> started.stream().noneMatch(Thread::isAlive));
    }
}
