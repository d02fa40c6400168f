package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seans.database.Database;
import dev.seans.database.DatabaseException;
import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.session.ClaimOutcome.Refused;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What leases promise to one request after the other, on whichever database. */
abstract class LeasesContract extends LeasesFixture {

    @ParameterizedTest
    @EnumSource(Access.class)
    void aSessionIsHeldFromBirthAndTellsWhatItIs(Access access) {
        OpenedSession opened = node.leases().open(new NewSession("shop", "ivan", HOME, IDLE), access);

        DurableSession session = opened.lease().session();
        assertThat(opened.isNew()).isTrue();
        assertThat(session.key()).isEqualTo(opened.id().key());
        assertThat(session.scope()).isEqualTo("shop");
        assertThat(session.user()).isEqualTo("ivan");
        assertThat(session.address()).isEqualTo(HOME.text());
        assertThat(session.network()).isEqualTo(HOME.network());
        assertThat(session.idle()).isEqualTo(IDLE);
        assertThat(session.important()).isFalse();
        assertThat(session.lastAccessAt()).isEqualTo(session.createdAt());
        assertThat(session.expiresAt()).isEqualTo(session.createdAt().plus(IDLE));
        assertThat(opened.lease().data().isEmpty()).isTrue();
        assertThat(node.leases().release(opened.lease(), SessionUpdate.NOTHING)).isTrue();
    }

    @Test
    void whatOneRequestSavesTheNextOneReads() {
        SessionKey key = opened();
        SessionLease lease = taken(node, key, Access.EXCLUSIVE);

        assertThat(node.leases().release(lease, saving("a basket"))).isTrue();

        assertThat(text(taken(other, key, Access.SNAPSHOT))).isEqualTo("a basket");
        assertThat(text(taken(other, key, Access.SHARED))).isEqualTo("a basket");
        assertThat(taken(other, key, Access.NONE).data().isEmpty()).isTrue();
    }

    @Test
    void changesAreSavedBesideTheDataUntilAllIsWrittenAnew() {
        SessionKey key = opened();
        SessionData all = data("all of it");
        node.leases().release(taken(node, key, Access.EXCLUSIVE), saving("all of it"));

        SessionLease second = taken(node, key, Access.EXCLUSIVE);
        node.leases().release(second, saving(second.data().changedBy(new byte[] {7})));

        assertThat(taken(other, key, Access.SNAPSHOT).data()).isEqualTo(all.changedBy(new byte[] {7}));
        SessionLease third = taken(other, key, Access.EXCLUSIVE);
        assertThat(third.data()).isEqualTo(all.changedBy(new byte[] {7}));

        other.leases().release(third, saving("something else"));

        assertThat(taken(node, key, Access.EXCLUSIVE).data()).isEqualTo(data("something else"));
    }

    @Test
    void whatHasNotChangedStays() {
        SessionKey key = opened();
        node.leases().release(taken(node, key, Access.EXCLUSIVE), saving("a basket"));

        node.leases().release(taken(node, key, Access.EXCLUSIVE), SessionUpdate.NOTHING);

        assertThat(text(taken(node, key, Access.EXCLUSIVE))).isEqualTo("a basket");
    }

    @Test
    void idleTimeAndImportanceAreSaved() {
        SessionKey key = opened();
        SessionUpdate update =
                new SessionUpdate(Optional.empty(), Optional.of(Duration.ofMinutes(3)), Optional.of(true));

        node.leases().release(taken(node, key, Access.EXCLUSIVE), update);

        DurableSession session = taken(node, key, Access.SNAPSHOT).session();
        assertThat(session.idle()).isEqualTo(Duration.ofMinutes(3));
        assertThat(session.important()).isTrue();
        assertThat(session.expiresAt()).isEqualTo(session.lastAccessAt().plusSeconds(180));
    }

    @Test
    void aSessionThatShallNeverEndLastsTenYears() {
        SessionKey key = opened(new NewSession("shop", "", HOME, Duration.ofSeconds(Long.MAX_VALUE / 1000)));

        assertThat(taken(node, key, Access.EXCLUSIVE).session().idle()).isEqualTo(NewSession.LONGEST_IDLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"SHARED", "SNAPSHOT", "NONE"})
    void onlyWhoIsAloneMayChangeTheSession(Access access) {
        SessionLease lease = taken(node, opened(), access);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.leases().release(lease, saving("a basket")))
                .withMessageContaining(access.toString());
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void anIdThatWeDidNotIssueIsUnknown(Access access) {
        opened();

        assertThat(node.leases().claim(by(SessionId.generate().key()), access))
                .isEqualTo(new Refused(Reason.UNKNOWN_ID));
        assertThat(rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void anIdIsUnknownOutsideItsScope(Access access) {
        SessionClaim claim = new SessionClaim(opened(), "exchange", Optional.empty(), HOME, AddressBinding.EXACT);

        assertThat(node.leases().claim(claim, access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ivan, ivan, true",
                "ivan, -, true",
                "ivan, '', true",
                "ivan, olga, false",
                "'', olga, true",
                "'', -, true"
            })
    void aSessionWithAnOwnerIsRefusedToOtherUsers(String owner, String user, boolean allowed) {
        for (Access access : Access.values()) {
            SessionKey key = opened(new NewSession("shop", owner, HOME, IDLE));
            SessionClaim claim = new SessionClaim(key, "shop", Optional.ofNullable(user), HOME, AddressBinding.EXACT);

            ClaimOutcome outcome = node.leases().claim(claim, access);

            if (allowed) {
                granted(outcome);
            } else {
                assertThat(outcome).isEqualTo(new Refused(Reason.OTHER_USER));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT,   192.0.2.1,       192.0.2.1,             true",
        "EXACT,   192.0.2.1,       192.0.2.2,             false",
        "EXACT,   2001:db8::1,     2001:db8::2,           false",
        "IPV6_64, 192.0.2.1,       192.0.2.2,             false",
        "IPV6_64, 2001:db8:1:2::1, 2001:db8:1:2:ffff::9,  true",
        "IPV6_64, 2001:db8:1:2::1, 2001:db8:1:3::1,       false",
        "OFF,     192.0.2.1,       2001:db8::1,           true"
    })
    void aSessionBelongsToItsAddress(AddressBinding binding, String opener, String client, boolean allowed) {
        for (Access access : Access.values()) {
            SessionKey key = opened(new NewSession("shop", "", new ClientAddress(opener), IDLE));
            SessionClaim claim = new SessionClaim(key, "shop", Optional.empty(), new ClientAddress(client), binding);

            ClaimOutcome outcome = node.leases().claim(claim, access);

            if (allowed) {
                granted(outcome);
            } else {
                assertThat(outcome).isEqualTo(new Refused(Reason.OTHER_ADDRESS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void anExpiredSessionIsUnknown(Access access) {
        SessionKey key = opened();
        age(key, IDLE);

        assertThat(node.leases().claim(by(key), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void anExpiredSessionThatSomebodyNeedsLivesOn(Access access) {
        SessionKey key = opened();
        keeping.need(key);
        age(key, IDLE.multipliedBy(3));

        DurableSession session = taken(node, key, access).session();

        assertThat(session.key()).isEqualTo(key);
        keeping.release(key);
        taken(other, key, Access.NONE);
    }

    @Test
    void anEndedSessionIsUnknownAndNeverComesBack() {
        SessionKey key = opened();
        SessionLease lease = taken(node, key, Access.EXCLUSIVE);

        assertThat(node.leases().end(lease)).isTrue();

        assertThat(node.leases().release(lease, saving("a ghost"))).isFalse();
        assertThat(node.leases().end(lease)).isFalse();
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"EXCLUSIVE", "SHARED"})
    void aLogoutCountsAlsoIfAnotherRequestHasTheSessionMeanwhile(Access access) {
        SessionKey key = opened();
        SessionLease late = taken(node, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(31));
        SessionLease heir = taken(other, key, access);

        assertThat(node.leases().end(late)).isTrue();

        SessionUpdate ghost = access == Access.EXCLUSIVE ? saving("a ghost") : SessionUpdate.NOTHING;
        assertThat(other.leases().release(heir, ghost)).isFalse();
        assertThat(other.tally().lostLeases()).isEqualTo(1);
        assertThat(other.leases().claim(by(key), Access.NONE)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
        assertThat(rows()).isZero();
    }

    @Test
    void aSessionThatCouldNotBeEndedIsStillHeldUntilItIsGivenBack() {
        Database failing = kind().fresh();
        GivenNode here = new GivenNode(failing, GivenSettings.defaults());
        SessionLease lease = here.leases().open(VISITOR, Access.EXCLUSIVE).lease();
        failing.update("ALTER TABLE seans_session RENAME TO seans_hidden");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> here.leases().end(lease));

        assertThat(here.tally().held()).isEqualTo(1);
        assertThat(here.lines().size()).isEqualTo(1);
        failing.update("ALTER TABLE seans_hidden RENAME TO seans_session");
        assertThat(here.leases().release(lease, saving("kept"))).isTrue();
        assertThat(here.tally().held()).isZero();
        assertThat(here.lines().size()).isZero();
    }

    @Test
    void aSessionThatExpiredInTheHandsOfADeadRequestNeverComesBack() {
        SessionKey key = opened();
        SessionLease lease = taken(node, key, Access.EXCLUSIVE);
        age(key, IDLE);

        assertThat(node.leases().release(lease, saving("a ghost"))).isFalse();
        assertThat(other.leases().claim(by(key), Access.EXCLUSIVE)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @Test
    void aSessionThatExpiredInTheHandsOfADeadReaderNeverComesBack() {
        SessionKey key = opened();
        SessionLease lease = taken(node, key, Access.SHARED);
        age(key, IDLE);

        assertThat(node.leases().release(lease, SessionUpdate.NOTHING)).isFalse();
        assertThat(other.leases().claim(by(key), Access.EXCLUSIVE)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @Test
    void aSessionDoesNotExpireWhileARequestHoldsIt() {
        SessionKey key = opened(new NewSession("shop", "", HOME, Duration.ofSeconds(5)));
        SessionLease lease = taken(node, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(10));

        taken(other, key, Access.NONE);
        assertThat(node.leases().release(lease, saving("kept"))).isTrue();
        assertThat(text(taken(other, key, Access.SNAPSHOT))).isEqualTo("kept");
    }

    @Test
    void aSessionThatIsReadDoesNotExpireForOtherReaders() {
        SessionKey key = opened(new NewSession("shop", "", HOME, Duration.ofSeconds(5)));
        SessionLease reader = taken(node, key, Access.SHARED);
        age(key, Duration.ofSeconds(10));

        SessionLease another = taken(other, key, Access.SHARED);

        assertThat(other.leases().release(another, SessionUpdate.NOTHING)).isTrue();
        assertThat(node.leases().release(reader, SessionUpdate.NOTHING)).isTrue();
        taken(other, key, Access.EXCLUSIVE);
    }

    @Test
    void theTimeOfLastAccessIsThatOfTheRequestBefore() {
        SessionKey key = opened();
        DurableSession before = taken(node, key, Access.NONE).session();
        SessionLease first = taken(node, key, Access.EXCLUSIVE);
        node.leases().release(first, SessionUpdate.NOTHING);

        SessionLease second = taken(node, key, Access.EXCLUSIVE);

        assertThat(first.session().lastAccessAt()).isEqualTo(before.lastAccessAt());
        assertThat(second.session().lastAccessAt()).isAfter(before.lastAccessAt());
    }

    @Test
    void theIdleTimeBeginsAnewWithAPrecisionOfAMinute() {
        SessionKey key = opened();
        age(key, Duration.ofSeconds(50));
        SessionLease soon = taken(node, key, Access.EXCLUSIVE);
        node.leases().release(soon, SessionUpdate.NOTHING);
        age(key, Duration.ofSeconds(20));
        SessionLease later = taken(node, key, Access.EXCLUSIVE);

        assertThat(Duration.between(
                        soon.session().lastAccessAt(), soon.session().expiresAt()))
                .isEqualTo(IDLE);
        assertThat(Duration.between(
                        later.session().lastAccessAt(), later.session().expiresAt()))
                .isGreaterThan(IDLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"SNAPSHOT", "NONE"})
    void whoLocksNothingTouchesTheSessionOnceAMinute(Access access) {
        SessionKey key = opened();
        age(key, Duration.ofMinutes(9));

        taken(node, key, access);
        age(key, Duration.ofMinutes(2));

        granted(other.leases().claim(by(key), access));
    }
}
