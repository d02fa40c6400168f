package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionKey;
import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.session.GivenNode;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import dev.seans.session.StatementCount;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a pool promises to calls that come one after the other, on one node and on two. */
abstract class ServicePoolContract extends ServicesFixture {

    private final ServiceCall ivan = autouse("ivan").call();
    private final ServiceCall olga = autouse("olga").call();

    @Test
    void theFirstCallOpensASessionAndTheNextOneOnAnyNodeReusesItWithItsState() {
        Opened first = opened(node.sessions().fromPool(ivan));
        assertThat(first.isNew()).isTrue();
        assertThat(node.sessions().giveBack(ivan, first.lease(), saving("parameters")))
                .isTrue();

        SessionLease here = reused(node.sessions().fromPool(ivan));
        assertThat(text(here)).isEqualTo("parameters");
        giveBack(node, ivan, here);
        SessionLease there = reused(other.sessions().fromPool(ivan));

        assertThat(text(there)).isEqualTo("parameters");
        assertThat(there.session().key()).isEqualTo(first.id().key());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aSessionServesClientsOfAllAddresses() {
        SessionKey key = serve(node, ivan);

        assertThat(serve(node, autouse("ivan").callFrom(new ClientAddress("192.0.2.9"))))
                .isEqualTo(key);
    }

    @Test
    void aWarmCallCostsTwoStatementsThatWaitForNoDisk() {
        StatementCount count = new StatementCount(pooled());
        GivenServices watched = new GivenServices(new GivenNode(count.database(), GivenSettings.defaults()));
        serve(watched, ivan);
        count.drain();

        serve(watched, ivan);

        assertThat(count.drain())
                .hasSize(2)
                .allSatisfy(statement ->
                        assertThat(statement).contains(database.dialect().unforced()));
    }

    @Test
    void aColdCallCostsALookAnInsertAndAGiveBack() {
        StatementCount count = new StatementCount(pooled());
        GivenServices watched = new GivenServices(new GivenNode(count.database(), GivenSettings.defaults()));
        opened(watched.sessions().fromPool(olga));
        count.drain();

        serve(watched, ivan);

        assertThat(count.drain()).hasSize(3);
    }

    @Test
    void aSessionServesOneCallAtATime() {
        SessionLease first = lease(node.sessions().fromPool(ivan));
        SessionLease second = lease(node.sessions().fromPool(ivan));
        SessionLease third = lease(other.sessions().fromPool(ivan));

        assertThat(List.of(first, second, third))
                .extracting(lease -> lease.session().key())
                .doesNotHaveDuplicates();
    }

    @Test
    void aSessionServesItsOwnCombinationOnly() {
        SessionKey ofIvan = serve(node, ivan);

        assertThat(serve(node, olga)).isNotEqualTo(ofIvan);
        assertThat(serve(node, ivan)).isEqualTo(ofIvan);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aPoolFullOfIdleSessionsOfOthersRefusesANewUserAndEndsNone() {
        SessionKey ofIvan = serve(node, autouse("ivan").poolSize(1).call());
        ServiceCall newUser =
                autouse("olga").poolSize(1).waiting(Duration.ofMillis(100)).call();

        assertThat(node.sessions().fromPool(newUser)).isEqualTo(refused(Reason.POOL_FULL));
        assertThat(other.sessions().fromPool(newUser)).isEqualTo(refused(Reason.POOL_FULL));

        assertThat(serve(other, autouse("ivan").poolSize(1).call())).isEqualTo(ofIvan);
        assertThat(report(node).refused()).isEqualTo(1);
    }

    @Test
    void twoPublicationsWithThreeAndFiveHoldEightAtTheMost() {
        assertThat(heldByTwelveCalls(autouse("ivan").in("/a").poolSize(3).call()))
                .isEqualTo(3);
        assertThat(heldByTwelveCalls(autouse("ivan").in("/b").poolSize(5).call()))
                .isEqualTo(5);

        assertThat(rows()).isEqualTo(8);
    }

    private long heldByTwelveCalls(ServiceCall call) {
        return IntStream.range(0, 12)
                .mapToObj(number -> (number % 2 == 0 ? node : other).sessions().fromPool(call))
                .filter(Opened.class::isInstance)
                .count();
    }

    @Test
    void aSessionWhoseSetUpHasNotEndedServesNobodyAndItsSlotIsFreeAfterTheLease() {
        ServiceCall only = autouse("ivan").poolSize(1).call();
        Opened dying = opened(node.sessions().fromPool(only));
        assertThat(other.sessions().fromPool(only)).isEqualTo(refused(Reason.POOL_FULL));

        endLeases();

        Opened next = opened(other.sessions().fromPool(only));
        assertThat(next.id()).isNotEqualTo(dying.id());
        assertThat(node.sessions().giveBack(only, dying.lease(), saving("late")))
                .isFalse();
        assertThat(rows()).isEqualTo(1);
        assertThat(report(other).expired()).isEqualTo(1);
    }

    @Test
    void aSessionThatWasNotSetUpServesNobodyEvenIfItsNodeHasRememberedNothing() {
        Opened failed = opened(node.sessions().fromPool(ivan));

        assertThat(node.sessions().end(ivan, failed.lease())).isTrue();

        assertThat(rows()).isZero();
        assertThat(opened(node.sessions().fromPool(ivan)).id()).isNotEqualTo(failed.id());
    }

    @Test
    void theSlotsOfADeadNodeComeBackWhenItsLeasesAreOver() {
        GivenServices dead = services(Map.of());
        ServiceCall pooled = autouse("ivan").poolSize(2).call();
        SessionLease one = lease(dead.sessions().fromPool(pooled));
        SessionLease two = lease(dead.sessions().fromPool(pooled));
        giveBack(dead, pooled, one);
        giveBack(dead, pooled, two);
        List<SessionLease> held = List.of(
                reused(dead.sessions().fromPool(pooled)), reused(dead.sessions().fromPool(pooled)));
        assertThat(node.sessions().fromPool(pooled)).isEqualTo(refused(Reason.POOL_FULL));

        endLeases();

        List<SessionLease> taken = List.of(
                reused(node.sessions().fromPool(pooled)),
                reused(other.sessions().fromPool(pooled)));
        assertThat(taken)
                .extracting(lease -> lease.session().key())
                .containsExactlyInAnyOrderElementsOf(
                        held.stream().map(lease -> lease.session().key()).toList());
        assertThat(dead.sessions().giveBack(pooled, held.get(0), SessionUpdate.NOTHING))
                .isFalse();
    }

    @Test
    void aSessionOfAnotherVersionIsNeverUsedAndMakesRoom() {
        SessionKey old = serve(node, autouse("ivan").poolSize(1).call());
        ServiceCall redeployed = autouse("ivan").poolSize(1).ofVersion("2").call();

        assertThat(serve(other, redeployed)).isNotEqualTo(old);

        assertThat(rows()).isEqualTo(1);
        assertThat(report(other).expired()).isEqualTo(1);
    }

    @Test
    void aSessionOfAnotherVersionThatServesACallIsLeftAlone() {
        ServiceCall before = autouse("ivan").poolSize(1).call();
        SessionLease old = lease(node.sessions().fromPool(before));

        assertThat(other.sessions()
                        .fromPool(autouse("ivan").poolSize(1).ofVersion("2").call()))
                .isEqualTo(refused(Reason.POOL_FULL));

        giveBack(node, before, old);
    }

    @Test
    void anExpiredSessionMakesRoomForOthers() {
        serve(node, autouse("ivan").poolSize(1).maxAge(Duration.ofSeconds(20)).call());
        ServiceCall next = autouse("olga").poolSize(1).call();
        age(Duration.ofSeconds(15));
        assertThat(node.sessions().fromPool(next)).isEqualTo(refused(Reason.POOL_FULL));

        age(Duration.ofSeconds(6));

        opened(node.sessions().fromPool(next));
        assertThat(rows()).isEqualTo(1);
        assertThat(report(node).expired()).isEqualTo(1);
    }

    @Test
    void anExpiredSessionServesNobodyAnyMoreAndIsRemovedWithTheNextThatIsOpened() {
        SessionKey key = serve(node, ivan);

        age(Duration.ofMinutes(10));

        assertThat(serve(node, ivan)).isNotEqualTo(key);
        assertThat(rows()).isEqualTo(1);
        assertThat(report(node).expired()).isEqualTo(1);
    }

    @Test
    void aSessionOfAnotherVersionStaysWhileThereIsRoom() {
        serve(node, ivan);

        serve(node, autouse("ivan").ofVersion("2").call());

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void theIdleTimeIsThatOfThePublicationWheneverItChanges() {
        serve(node, ivan);
        assertThat(number("SELECT idle_millis FROM seans_session")).isEqualTo(600_000);

        ServiceCall shorter = autouse("ivan").maxAge(Duration.ofSeconds(7)).call();
        SessionLease lease = reused(node.sessions().fromPool(shorter));
        SessionUpdate ofTheApplication =
                new SessionUpdate(Optional.empty(), Optional.of(Duration.ofDays(9)), Optional.empty());
        node.sessions().giveBack(shorter, lease, ofTheApplication);

        assertThat(number("SELECT idle_millis FROM seans_session")).isEqualTo(7_000);
        age(Duration.ofSeconds(7));
        opened(node.sessions().fromPool(shorter));
    }

    @Test
    void slotsAboveASizeThatWasMadeSmallerAreNotUsed() {
        ServiceCall three = autouse("ivan").poolSize(3).call();
        List<SessionLease> held = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            held.add(lease(node.sessions().fromPool(three)));
        }
        held.forEach(lease -> giveBack(node, three, lease));
        ServiceCall one = autouse("ivan").poolSize(1).call();

        SessionLease inTheLowest = reused(node.sessions().fromPool(one));

        assertThat(inTheLowest.session().key()).isEqualTo(held.get(0).session().key());
        assertThat(node.sessions().fromPool(one)).isEqualTo(refused(Reason.POOL_FULL));
        assertThat(other.sessions().fromPool(one)).isEqualTo(refused(Reason.POOL_FULL));
    }

    @Test
    void aHintThatAnotherNodeHasTakenCostsAFewStatementsAndNoMistake() {
        SessionKey key = serve(node, ivan);
        SessionLease there = reused(other.sessions().fromPool(ivan));

        SessionLease here = lease(node.sessions().fromPool(ivan));

        assertThat(there.session().key()).isEqualTo(key);
        assertThat(here.session().key()).isNotEqualTo(key);
    }
}
