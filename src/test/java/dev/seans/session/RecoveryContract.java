package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.session.ClaimOutcome.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a visitor's session is found again without its id. */
abstract class RecoveryContract extends LeasesFixture {

    @ParameterizedTest
    @EnumSource(Access.class)
    void theSessionOfTheAddressIsFoundWithANewId(Access access) {
        SessionKey key = opened();
        node.leases().release(taken(node, key, Access.EXCLUSIVE), notImportant("a basket"));

        OpenedSession found = recovered(access);

        assertThat(found.isNew()).isFalse();
        assertThat(found.lease().session().key()).isEqualTo(found.id().key()).isNotEqualTo(key);
        assertThat(text(found.lease())).isEqualTo(access.readsData() ? "a basket" : "");
        assertThat(rows()).isEqualTo(1);
        assertThat(node.leases().release(found.lease(), SessionUpdate.NOTHING)).isTrue();
        taken(other, found.id().key(), Access.EXCLUSIVE);
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void theOldIdOfAFoundSessionIsWorthNothing(Access access) {
        SessionKey key = opened();
        taken(node, key, Access.NONE);

        recovered(Access.SNAPSHOT);

        assertThat(node.leases().claim(by(key), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
        assertThat(other.leases().claim(by(key), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT,   192.0.2.1,       192.0.2.1,            true",
        "EXACT,   192.0.2.1,       192.0.2.2,            false",
        "EXACT,   2001:db8:1:2::1, 2001:db8:1:2:ffff::9, false",
        "OFF,     192.0.2.1,       192.0.2.1,            true",
        "OFF,     2001:db8:1:2::1, 2001:db8:1:2:ffff::9, false",
        "IPV6_64, 2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "IPV6_64, 2001:db8:1:2::1, 2001:db8:1:3::1,      false",
        "IPV6_64, 192.0.2.1,       192.0.2.2,            false"
    })
    void onlySessionsOfTheAddressAreFound(AddressBinding binding, String opener, String client, boolean isFound) {
        opened(new NewSession("shop", "", new ClientAddress(opener), IDLE));

        OpenedSession found = node.leases()
                .findAgainOrOpen(new NewSession("shop", "", new ClientAddress(client), IDLE), binding, Access.NONE);

        assertThat(found.isNew()).isNotEqualTo(isFound);
        assertThat(rows()).isEqualTo(isFound ? 1 : 2);
    }

    @Test
    void whatIsImportantOrOwnedOrOfAnotherScopeIsNeverFound() {
        SessionKey important = opened();
        node.leases()
                .release(
                        taken(node, important, Access.EXCLUSIVE),
                        new SessionUpdate(Optional.empty(), Optional.empty(), Optional.of(true)));
        opened(new NewSession("shop", "ivan", HOME, IDLE));
        opened(new NewSession("exchange", "", HOME, IDLE));

        assertThat(recovered(Access.EXCLUSIVE).isNew()).isTrue();
        assertThat(rows()).isEqualTo(4);
        taken(node, important, Access.EXCLUSIVE);
    }

    @Test
    void anExpiredSessionIsNeverFound() {
        age(opened(), IDLE);

        assertThat(recovered(Access.EXCLUSIVE).isNew()).isTrue();
    }

    @Test
    void theFreshestIsFound() {
        SessionKey old = opened();
        SessionKey fresh = opened();
        SessionKey older = opened();
        age(old, Duration.ofMinutes(2));
        age(fresh, Duration.ofMinutes(1));
        age(older, Duration.ofMinutes(3));

        recovered(Access.SNAPSHOT);

        assertThat(isGood(old)).isTrue();
        assertThat(isGood(older)).isTrue();
        assertThat(isGood(fresh)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"EXCLUSIVE", "SHARED"})
    void aSessionInUseIsLeftToItsUserAndTheNextOneFound(Access use) {
        SessionKey idle = opened();
        SessionKey used = opened();
        age(idle, Duration.ofMinutes(1));
        SessionLease user = taken(other, used, use);

        OpenedSession found = recovered(Access.EXCLUSIVE);
        OpenedSession next = recovered(Access.EXCLUSIVE);

        assertThat(isGood(idle)).isFalse();
        assertThat(found.isNew()).isFalse();
        assertThat(next.isNew()).isTrue();
        assertThat(other.leases().release(user, SessionUpdate.NOTHING)).isTrue();
    }

    @Test
    void noMoreThanTheFreshestFewAreLookedAt() {
        GivenNode few = node(Map.of("seans.session.recover-limit", "2"));
        SessionKey unimportant = opened();
        age(unimportant, Duration.ofMinutes(1));
        opened(new NewSession("shop", "ivan", HOME, IDLE));
        opened(new NewSession("shop", "olga", HOME, IDLE));

        assertThat(few.leases()
                        .findAgainOrOpen(VISITOR, AddressBinding.EXACT, Access.NONE)
                        .isNew())
                .isTrue();
        assertThat(node.leases()
                        .findAgainOrOpen(VISITOR, AddressBinding.EXACT, Access.NONE)
                        .isNew())
                .isFalse();
    }

    @Test
    void withoutIdNothingIsFoundIfTheOperatorSaysSo() {
        GivenNode strict = node(Map.of("seans.session.recover-without-id", "false"));
        opened();

        assertThat(strict.leases()
                        .findAgainOrOpen(VISITOR, AddressBinding.EXACT, Access.EXCLUSIVE)
                        .isNew())
                .isTrue();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void whoOnlyLooksForASessionOpensNone() {
        assertThat(node.leases().findAgain(VISITOR, AddressBinding.EXACT, Access.EXCLUSIVE))
                .isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void aFoundSessionIsHeldLikeAnyOther() {
        opened();

        OpenedSession found = node.leases()
                .findAgain(VISITOR, AddressBinding.EXACT, Access.EXCLUSIVE)
                .orElseThrow();

        assertThat(node.tally().held()).isEqualTo(1);
        node.leases().release(found.lease(), SessionUpdate.NOTHING);
        assertThat(node.tally().held()).isZero();
        assertThat(node.lines().size()).isZero();
    }

    @Test
    void aRobotWithAThousandWrongIdsLeavesOneSession() {
        for (int request = 0; request < 1000; request++) {
            node.leases().release(recovered(Access.EXCLUSIVE).lease(), SessionUpdate.NOTHING);
        }

        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void robotsThatComeAtOnceLeaveNoMoreSessionsThanTheyAre() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Object>> robots = new ArrayList<>();
        for (int robot = 0; robot < 8; robot++) {
            robots.add(() -> {
                for (int request = 0; request < 50; request++) {
                    node.leases().release(recovered(Access.EXCLUSIVE).lease(), SessionUpdate.NOTHING);
                    node.leases().release(recovered(Access.NONE).lease(), SessionUpdate.NOTHING);
                }
                return true;
            });
        }
        for (Future<Object> robot : threads.invokeAll(robots)) {
            robot.get();
        }
        threads.shutdown();

        assertThat(rows()).isBetween(1L, 8L);
    }

    @Test
    void robotsThatHoldNothingLeaveOneSessionEvenIfTheyComeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<OpenedSession>> robots = new ArrayList<>();
        for (int robot = 0; robot < 40; robot++) {
            robots.add(() -> recovered(Access.NONE));
        }
        for (Future<OpenedSession> robot : threads.invokeAll(robots)) {
            robot.get();
        }
        threads.shutdown();

        assertThat(rows()).isEqualTo(1);
    }

    private OpenedSession recovered(Access access) {
        return node.leases().findAgainOrOpen(VISITOR, AddressBinding.EXACT, access);
    }

    private boolean isGood(SessionKey key) {
        return other.leases().claim(by(key), Access.NONE) instanceof ClaimOutcome.Granted;
    }

    private static SessionUpdate notImportant(String text) {
        return new SessionUpdate(Optional.of(data(text)), Optional.empty(), Optional.of(false));
    }
}
