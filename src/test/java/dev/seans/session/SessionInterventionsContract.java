package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What operators do with sessions, on whichever database. */
abstract class SessionInterventionsContract extends ContentionFixture {

    @Test
    void afterAReleaseTheLateSaveIsRefusedAndTheNextRequestGetsTheSession() {
        SessionKey key = opened();
        SessionLease late = taken(other, key, Access.EXCLUSIVE);

        assertThat(node.interventions().release(number(late), "admin"))
                .hasValueSatisfying(shown -> assertThat(shown.holder()).isNull());

        SessionLease next = taken(node, key, Access.EXCLUSIVE);
        assertThat(other.leases().release(late, saving("too late"))).isFalse();
        assertThat(other.tally().lostSaves()).isEqualTo(1);
        assertThat(node.leases().release(next, saving("in time"))).isTrue();
        assertThat(text(taken(node, key, Access.SNAPSHOT))).isEqualTo("in time");
    }

    @Test
    void theLateSaveIsRefusedAlsoIfNobodyHasHadTheSessionSince() {
        SessionLease late = taken(node, opened(), Access.EXCLUSIVE);

        node.interventions().release(number(late), "admin");

        assertThat(node.leases().renew(late, "ivan")).isEmpty();
        assertThat(node.leases().release(late, saving("too late"))).isFalse();
    }

    @Test
    void afterAReleaseNobodyReadsAnyMore() {
        SessionKey key = opened();
        SessionLease one = taken(node, key, Access.SHARED);
        SessionLease two = taken(other, key, Access.SHARED);

        node.interventions().release(number(one), "admin");

        SessionLease writer = taken(node, key, Access.EXCLUSIVE);
        assertThat(node.leases().release(one, SessionUpdate.NOTHING)).isFalse();
        assertThat(other.leases().release(two, SessionUpdate.NOTHING)).isFalse();
        assertThat(node.leases().release(writer, saving("alone"))).isTrue();
    }

    @Test
    void whoeverWaitsOnThisNodeOrAnotherGetsTheSession() throws Exception {
        SessionKey key = opened();
        SessionLease late = taken(node, key, Access.EXCLUSIVE);
        List<Future<Object>> here = waiting(node, key, 2);
        List<Future<Object>> there = waiting(other, key, 2);

        node.interventions().release(number(late), "admin");

        finishAll(here);
        finishAll(there);
    }

    @Test
    void whatNobodyHoldsIsLeftAsItIs() {
        SessionKey key = opened();
        SessionLease before = taken(node, key, Access.EXCLUSIVE);
        node.leases().release(before, saving("a basket"));

        assertThat(node.interventions().release(number(before), "admin")).isPresent();

        assertThat(text(taken(node, key, Access.EXCLUSIVE))).isEqualTo("a basket");
    }

    @Test
    void afterAnEndTheIdIsUnknownAndTheLateHolderCannotBringItBack() {
        SessionKey key = opened();
        taken(node, key, Access.NONE);
        SessionLease late = taken(node, key, Access.EXCLUSIVE);

        assertThat(node.interventions().end(number(late), "admin")).isTrue();

        for (Access access : Access.values()) {
            assertThat(node.leases().claim(by(key), access))
                    .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID));
        }
        assertThat(node.leases().renew(late, "ivan")).isEmpty();
        assertThat(node.leases().release(late, saving("too late"))).isFalse();
        assertThat(rows()).isZero();
        assertThat(node.interventions().end(number(late), "admin")).isFalse();
        assertThat(node.interventions().release(number(late), "admin")).isEmpty();
    }

    @Test
    void whoeverWaitsForASessionThatIsEndedIsToldSoAtOnce() throws Exception {
        SessionKey key = opened();
        SessionLease late = taken(node, key, Access.EXCLUSIVE);
        Future<ClaimOutcome> waiting = threads.submit(() -> node.leases().claim(by(key), Access.EXCLUSIVE));
        awaitWaiting(node, 1);

        node.interventions().end(number(late), "admin");

        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID));
    }

    @Test
    void theLogSaysWhoDidWhatAndWhatFollows() {
        SessionKey key = opened();
        SessionLease held = taken(node, key, Access.EXCLUSIVE);
        keeping.need(key);
        String name = key.prefix() + " session " + number(held);
        try (LogListener log = LogListener.on(SessionInterventions.class)) {
            node.interventions().release(number(held), "olga");
            node.interventions().release(number(held), "olga");
            node.interventions().end(number(held), "olga");

            assertThat(log.lines())
                    .containsExactly(
                            "INFO " + name
                                    + " was released by the operator olga: the next request gets it, and what the"
                                    + " one that held it still saves is refused",
                            "INFO " + name
                                    + " was released by the operator olga: nobody held it, so nothing has changed",
                            "INFO " + name + " was ended by the operator olga: its client must begin anew, and what a"
                                    + " request in it still saves is refused. Its import is active, and goes on");
            assertThat(log.lines()).noneMatch(line -> line.contains(key.hex()));
        }
    }

    private static long number(SessionLease lease) {
        return lease.session().number();
    }
}
