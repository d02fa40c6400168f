package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.Busy;
import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.settings.GivenSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a request that has to wait for its session. */
abstract class WaitingRequestsContract extends ContentionFixture {

    @Test
    void whoWaitsHoldsNoConnection() throws Exception {
        SessionKey key = opened();
        GivenNode poor = new GivenNode(pooled(1), GivenSettings.defaults());
        SessionLease elsewhere = taken(other, key, Access.EXCLUSIVE);
        List<Future<Object>> requests = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            requests.add(threads.submit(() -> {
                SessionLease lease = taken(poor, key, Access.EXCLUSIVE);
                return poor.leases().release(lease, saving("x"));
            }));
        }
        awaitWaiting(poor, 5);

        SessionKey another = opened();
        poor.leases().release(taken(poor, another, Access.EXCLUSIVE), saving("beside them"));
        other.leases().release(elsewhere, SessionUpdate.NOTHING);

        finishAll(requests);
    }

    @Test
    void oneMoreThanTheQueueOfASessionHoldsIsSentAway() throws Exception {
        GivenNode small = node(Map.of("seans.session.queue-limit", "2"));
        SessionKey key = opened();
        SessionLease holder = taken(small, key, Access.EXCLUSIVE);
        List<Future<Object>> waiting = waiting(small, key, 2);

        assertThat(small.leases().claim(by(key), Access.EXCLUSIVE)).isEqualTo(new Busy(WaitLimit.QUEUE));
        assertThat(small.leases().claim(by(key), Access.SHARED)).isEqualTo(new Busy(WaitLimit.QUEUE));
        assertThat(small.leases().claim(by(key), Access.SNAPSHOT)).isEqualTo(new Busy(WaitLimit.QUEUE));
        taken(small, key, Access.NONE);

        assertThat(small.tally().refusals(WaitLimit.QUEUE)).isEqualTo(3);
        small.leases().release(holder, SessionUpdate.NOTHING);
        finishAll(waiting);
        small.leases().release(taken(small, key, Access.EXCLUSIVE), SessionUpdate.NOTHING);
    }

    @Test
    void allThirtyResourcesOfAPageGetTheirSession() throws Exception {
        GivenNode stock = node(Map.of());
        SessionKey key = opened();
        SessionLease page = taken(stock, key, Access.EXCLUSIVE);
        List<Future<Object>> resources = waiting(stock, key, 30);

        stock.leases().release(page, SessionUpdate.NOTHING);

        finishAll(resources);
        assertThat(stock.tally().refusals(WaitLimit.QUEUE)).isZero();
        assertThat(stock.tally().refusals(WaitLimit.NODE)).isZero();
    }

    @Test
    void oneMoreThanANodeLetsWaitIsSentAway() throws Exception {
        GivenNode small = node(Map.of("seans.session.waiters-max", "1"));
        SessionKey one = opened();
        SessionKey two = opened();
        SessionLease holder = taken(small, one, Access.EXCLUSIVE);
        SessionLease elsewhere = taken(other, two, Access.EXCLUSIVE);
        List<Future<Object>> waiting = waiting(small, one, 1);

        assertThat(small.leases().claim(by(two), Access.EXCLUSIVE)).isEqualTo(new Busy(WaitLimit.NODE));
        taken(small, opened(), Access.EXCLUSIVE);

        assertThat(small.tally().refusals(WaitLimit.NODE)).isEqualTo(1);
        other.leases().release(elsewhere, SessionUpdate.NOTHING);
        small.leases().release(holder, SessionUpdate.NOTHING);
        finishAll(waiting);
    }

    @Test
    void whoHasWaitedForTooLongIsSentAwayAndLeavesNothingBehind() {
        GivenNode impatient = node(Map.of(
                "seans.session.wait", "300 ms", "seans.session.max-hold", "200 ms", "seans.session.lease", "100 ms"));
        SessionKey key = opened();
        SessionLease holder = taken(other, key, Access.EXCLUSIVE);

        assertThat(impatient.leases().claim(by(key), Access.EXCLUSIVE)).isEqualTo(new Busy(WaitLimit.TIME));
        assertThat(impatient.leases().claim(by(key), Access.SHARED)).isEqualTo(new Busy(WaitLimit.TIME));

        assertThat(impatient.tally().refusals(WaitLimit.TIME)).isEqualTo(2);
        assertThat(impatient.tally().waiting()).isZero();
        assertThat(impatient.lines().size()).isZero();
        assertThat(other.leases().release(holder, saving("kept"))).isTrue();
        taken(other, key, Access.EXCLUSIVE);
    }

    @Test
    void whoWaitsWithTheOldIdGetsTheRenewedSession() throws Exception {
        SessionKey key = opened();
        SessionLease holder = taken(node, key, Access.EXCLUSIVE);
        Future<SessionLease> here = threads.submit(() -> taken(node, key, Access.EXCLUSIVE));
        awaitWaiting(node, 1);

        OpenedSession renewed = node.leases().renew(holder, "").orElseThrow();
        Future<SessionLease> withNewId =
                threads.submit(() -> taken(node, renewed.id().key(), Access.EXCLUSIVE));
        awaitWaiting(node, 2);
        node.leases().release(renewed.lease(), saving("renewed"));

        SessionLease first = here.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(text(first)).isEqualTo("renewed");
        assertThat(withNewId.isDone()).isFalse();
        node.leases().release(first, saving("and again"));
        SessionLease second = withNewId.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(text(second)).isEqualTo("and again");
        node.leases().release(second, SessionUpdate.NOTHING);
        assertThat(node.lines().size()).isZero();
    }

    @Test
    void whoWaitsForASessionThatEndsIsRefused() throws Exception {
        SessionKey key = opened();
        SessionLease holder = taken(node, key, Access.EXCLUSIVE);
        Future<ClaimOutcome> here = threads.submit(() -> node.leases().claim(by(key), Access.EXCLUSIVE));
        Future<ClaimOutcome> there = threads.submit(() -> other.leases().claim(by(key), Access.SNAPSHOT));
        awaitWaiting(node, 1);
        awaitWaiting(other, 1);

        node.leases().end(holder);

        ClaimOutcome unknown = new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID);
        assertThat(here.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(unknown);
        assertThat(there.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(unknown);
    }
}
