package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.session.ClaimOutcome.Refused;
import dev.seans.settings.GivenSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leases promise to requests that come at once, on one node and on two. */
abstract class LeaseContentionContract extends ContentionFixture {

    @Test
    void whoeverIsAloneIsAloneAndNoWriteIsLost() throws Exception {
        SessionKey key = opened();
        Watch watch = new Watch();

        List<Callable<Object>> work = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            GivenNode here = thread % 2 == 0 ? node : other;
            boolean writer = thread % 4 < 2;
            work.add(() -> {
                for (int round = 0; round < 30; round++) {
                    if (writer) {
                        increment(here, key, watch);
                    } else {
                        read(here, key, watch);
                    }
                }
                return true;
            });
        }
        finish(work);

        assertThat(watch.violations).hasValue(0);
        assertThat(number(taken(node, key, Access.SNAPSHOT))).isEqualTo(8 * 30);
        assertThat(watch.mostReaders).hasValueGreaterThan(1);
        assertThat(node.lines().size() + other.lines().size()).isZero();
        assertThat(node.tally().waiting() + other.tally().waiting()).isZero();
        assertThat(node.tally().held() + other.tally().held()).isZero();
    }

    /** How often in practice, without the awaiting, is told by the benchmark: that depends on the machine. */
    @Test
    void aNodeThatWaitsGetsTheSessionBeforeTheNextRequestOfTheNodeThatHasIt() throws Exception {
        SessionKey key = opened();
        BlockingQueue<SessionLease> granted = new LinkedBlockingQueue<>();
        SessionLease held = taken(node, key, Access.EXCLUSIVE);
        GivenNode here = node;
        GivenNode there = other;
        askFor(there, key, granted);
        for (int turn = 0; turn < 20; turn++) {
            askFor(here, key, granted);
            awaitWaiting(here, 1);
            awaitWaiting(there, 1);
            awaitReservation(key, held);

            here.leases().release(held, SessionUpdate.NOTHING);
            SessionLease next = granted.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(next).as("turn %d", turn).isNotNull();
            assertThat(nodeOf(next)).as("turn %d", turn).isNotEqualTo(nodeOf(held));
            held = next;
            GivenNode before = here;
            here = there;
            there = before;
        }
        here.leases().release(held, SessionUpdate.NOTHING);
        there.leases().release(granted.take(), SessionUpdate.NOTHING);
    }

    private void askFor(GivenNode here, SessionKey key, BlockingQueue<SessionLease> granted) {
        Future<Boolean> unused = threads.submit(() -> granted.add(taken(here, key, Access.EXCLUSIVE)));
    }

    private void awaitReservation(SessionKey key, SessionLease held) {
        await("the other node reserves the next turn")
                .atMost(PATIENCE)
                .until(() -> database.find(
                                "SELECT next_node FROM seans_session WHERE session_key = ? AND next_node IS NOT NULL",
                                row -> row.getString("next_node"),
                                key.hex())
                        .filter(next -> !next.equals(nodeOf(held)))
                        .isPresent());
    }

    private static String nodeOf(SessionLease lease) {
        return lease.token().substring(0, lease.token().lastIndexOf(':'));
    }

    @Test
    void requestsOfANodeGetTheSessionInTheOrderInWhichTheyCame() throws Exception {
        SessionKey key = opened();
        SessionLease holder = taken(node, key, Access.EXCLUSIVE);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        List<Future<Object>> requests = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            int mine = number;
            Access access = number % 3 == 2 ? Access.SHARED : Access.EXCLUSIVE;
            requests.add(threads.submit(() -> {
                SessionLease lease = taken(node, key, access);
                order.add(mine);
                return node.leases().release(lease, SessionUpdate.NOTHING);
            }));
            awaitWaiting(node, number + 1);
        }

        node.leases().release(holder, SessionUpdate.NOTHING);

        finishAll(requests);
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(node.tally().waits()).isEqualTo(6);
        assertThat(node.tally().waited()).isPositive();
    }

    @Test
    void readersThatWaitedGoTogether() throws Exception {
        SessionKey key = opened();
        SessionLease holder = taken(node, key, Access.EXCLUSIVE);
        List<Future<SessionLease>> readers = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            readers.add(threads.submit(() -> taken(node, key, Access.SHARED)));
            awaitWaiting(node, number + 1);
        }

        node.leases().release(holder, SessionUpdate.NOTHING);

        for (Future<SessionLease> reader : readers) {
            reader.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(node.tally().held()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"EXCLUSIVE", "SHARED", "SNAPSHOT"})
    void whoMayNotHaveTheSessionDoesNotStandInItsLine(Access access) {
        GivenNode busy = node(
                Map.of("seans.session.wait", "2 s", "seans.session.max-hold", "1 s", "seans.session.lease", "500 ms"));
        SessionKey key = opened(new NewSession("shop", "ivan", HOME, IDLE));
        taken(busy, key, Access.EXCLUSIVE);

        List<ClaimOutcome> outcomes = Stream.of(
                        new SessionClaim(key, "shop", Optional.empty(), ELSEWHERE, AddressBinding.EXACT),
                        new SessionClaim(key, "shop", Optional.of("olga"), HOME, AddressBinding.EXACT),
                        new SessionClaim(key, "exchange", Optional.empty(), HOME, AddressBinding.EXACT))
                .map(claim -> busy.leases().claim(claim, access))
                .toList();

        assertThat(busy.tally().waits()).isZero();
        assertThat(outcomes)
                .containsExactly(
                        new Refused(Reason.OTHER_ADDRESS),
                        new Refused(Reason.OTHER_USER),
                        new Refused(Reason.UNKNOWN_ID));
        assertThat(busy.lines().size()).isEqualTo(1);
    }

    @Test
    void aRequestThatLocksNothingNeverWaits() {
        SessionKey key = opened();
        taken(node, key, Access.EXCLUSIVE);

        taken(node, key, Access.NONE);
        taken(other, key, Access.NONE);

        assertThat(node.tally().waits() + other.tally().waits()).isZero();
    }

    @Test
    void aSnapshotWaitsForAWriterButHoldsNobodyOff() throws Exception {
        SessionKey key = opened();
        SessionLease writer = taken(other, key, Access.EXCLUSIVE);
        Future<SessionLease> here = threads.submit(() -> taken(node, key, Access.SNAPSHOT));
        Future<SessionLease> there = threads.submit(() -> taken(other, key, Access.SNAPSHOT));
        awaitWaiting(node, 1);
        awaitWaiting(other, 1);

        other.leases().release(writer, saving("written"));

        assertThat(text(here.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))).isEqualTo("written");
        assertThat(text(there.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))).isEqualTo("written");
        taken(other, key, Access.EXCLUSIVE);
    }

    @Test
    void whileARequestOfThisNodeHoldsTheSessionNobodyAsksTheDatabase() throws Exception {
        SessionKey key = opened();
        StatementCount count = new StatementCount(pooled(10));
        GivenNode watched = new GivenNode(count.database(), GivenSettings.defaults());
        SessionLease holder = taken(watched, key, Access.EXCLUSIVE);
        Future<SessionLease> next = threads.submit(() -> taken(watched, key, Access.EXCLUSIVE));
        awaitWaiting(watched, 1);
        count.drain();

        await("a poll would have come by now").pollDelay(Duration.ofMillis(200)).until(() -> true);
        assertThat(count.drain()).isEmpty();
        watched.leases().release(holder, SessionUpdate.NOTHING);

        next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(count.drain()).hasSize(2);
    }

    private static void workFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (end - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    private void increment(GivenNode here, SessionKey key, Watch watch) {
        SessionLease lease = taken(here, key, Access.EXCLUSIVE);
        watch.alone();
        byte[] next =
                ByteBuffer.allocate(Integer.BYTES).putInt(number(lease) + 1).array();
        SessionUpdate update =
                new SessionUpdate(Optional.of(new SessionData(next)), Optional.empty(), Optional.empty());
        assertThat(here.leases().release(lease, update)).isTrue();
    }

    private void read(GivenNode here, SessionKey key, Watch watch) {
        SessionLease lease = taken(here, key, Access.SHARED);
        watch.reading();
        assertThat(here.leases().release(lease, SessionUpdate.NOTHING)).isTrue();
    }

    private static int number(SessionLease lease) {
        return lease.data().isEmpty()
                ? 0
                : ByteBuffer.wrap(lease.data().bytes()).getInt();
    }

    /** Counts who is in the session at the same time as somebody who should be alone. */
    private static final class Watch {

        private final AtomicInteger writers = new AtomicInteger();
        private final AtomicInteger readers = new AtomicInteger();
        private final AtomicInteger violations = new AtomicInteger();
        private final AtomicInteger mostReaders = new AtomicInteger();

        void alone() {
            if (writers.incrementAndGet() > 1 || readers.get() > 0) {
                violations.incrementAndGet();
            }
            workFor(Duration.ofMillis(1));
            if (readers.get() > 0) {
                violations.incrementAndGet();
            }
            writers.decrementAndGet();
        }

        void reading() {
            int now = readers.incrementAndGet();
            mostReaders.accumulateAndGet(now, Math::max);
            if (writers.get() > 0) {
                violations.incrementAndGet();
            }
            workFor(Duration.ofMillis(2));
            if (writers.get() > 0) {
                violations.incrementAndGet();
            }
            readers.decrementAndGet();
        }
    }
}
