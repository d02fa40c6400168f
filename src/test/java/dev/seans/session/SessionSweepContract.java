package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How dead sessions are removed. */
abstract class SessionSweepContract extends LeasesFixture {

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
