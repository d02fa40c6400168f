package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Leases that are held for long, and those that nobody holds any more. */
abstract class LostLeasesContract extends ContentionFixture {

    @Test
    void aReaderThatWasKilledCannotKeepAWriterFromItsTurn() throws Exception {
        Map<String, String> quick = Map.of("seans.session.lease", "500 ms");
        GivenNode here = node(quick);
        GivenNode there = node(quick);
        SessionKey key = opened();
        taken(there, key, Access.SHARED);
        AtomicBoolean written = new AtomicBoolean();
        List<Future<Object>> readers = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            readers.add(threads.submit(() -> {
                while (!written.get()) {
                    SessionLease lease = taken(there, key, Access.SHARED);
                    there.leases().release(lease, SessionUpdate.NOTHING);
                }
                return true;
            }));
        }

        SessionLease writer =
                threads.submit(() -> taken(here, key, Access.EXCLUSIVE)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        written.set(true);
        assertThat(here.leases().release(writer, saving("written"))).isTrue();
        finishAll(readers);
    }

    @Test
    void aRequestThatHoldsItsSessionForLongKeepsIt() throws Exception {
        GivenNode held = node(Map.of("seans.session.lease", "1500 ms", "seans.session.max-hold", "20 s"));
        SessionKey key = opened();
        SessionUpkeep upkeep = held.upkeep();
        upkeep.start(Thread::new);
        try {
            SessionLease writer = taken(held, key, Access.EXCLUSIVE);
            SessionLease reader = taken(held, opened(), Access.SHARED);
            Future<SessionLease> next = threads.submit(() -> taken(other, key, Access.EXCLUSIVE));

            await("several leases would have run out by now")
                    .pollDelay(Duration.ofSeconds(4))
                    .until(() -> true);

            assertThat(next.isDone()).isFalse();
            assertThat(held.leases().release(writer, saving("after a long time")))
                    .isTrue();
            assertThat(held.leases().release(reader, SessionUpdate.NOTHING)).isTrue();
            assertThat(text(next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))).isEqualTo("after a long time");
        } finally {
            upkeep.stop();
        }
    }

    @Test
    void atMaxHoldTheNextRequestGetsTheSessionAndTheLateSaveIsRefused() throws Exception {
        GivenNode held = node(Map.of("seans.session.lease", "300 ms", "seans.session.max-hold", "900 ms"));
        SessionKey here = opened();
        SessionKey there = opened();
        SessionUpkeep upkeep = held.upkeep();
        upkeep.start(Thread::new);
        try {
            long begun = System.nanoTime();
            SessionLease first = taken(held, here, Access.EXCLUSIVE);
            SessionLease second = taken(held, there, Access.EXCLUSIVE);
            Future<SessionLease> nextHere = threads.submit(() -> taken(held, here, Access.EXCLUSIVE));
            Future<SessionLease> nextThere = threads.submit(() -> taken(other, there, Access.EXCLUSIVE));

            SessionLease heirHere = nextHere.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            SessionLease heirThere = nextThere.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(waited).isBetween(Duration.ofMillis(850), Duration.ofSeconds(10));
            assertThat(held.leases().release(first, saving("too late"))).isFalse();
            assertThat(held.leases().release(second, saving("too late"))).isFalse();
            assertThat(held.tally().lostLeases()).isEqualTo(2);
            assertThat(held.tally().lostSaves()).isEqualTo(2);
            assertThat(held.leases().release(heirHere, saving("in time"))).isTrue();
            assertThat(other.leases().release(heirThere, saving("in time"))).isTrue();
        } finally {
            upkeep.stop();
        }
    }

    @Test
    void aLateSaveIsKeptIfNobodyElseHadTheSession() {
        SessionKey key = opened();
        SessionLease late = taken(node, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(31));

        assertThat(node.leases().release(late, saving("late, but alone"))).isTrue();
        assertThat(node.tally().lostLeases()).isZero();
    }

    @Test
    void aLostLeaseIsInNobodysWayOnItsNode() throws Exception {
        GivenNode held = node(Map.of("seans.session.lease", "300 ms"));
        SessionKey key = opened();
        SessionLease lost = taken(held, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(1));
        SessionLease heir = taken(other, key, Access.EXCLUSIVE);
        other.leases().release(heir, SessionUpdate.NOTHING);
        Future<SessionLease> next = threads.submit(() -> taken(held, key, Access.EXCLUSIVE));
        awaitWaiting(held, 1);

        await("a third of the lease must be over before it is renewed")
                .atMost(PATIENCE)
                .until(() -> {
                    held.renewal().renew();
                    return next.isDone();
                });

        assertThat(held.leases().release(lost, saving("too late"))).isFalse();
        assertThat(held.leases().release(next.get(), saving("in time"))).isTrue();
    }
}
