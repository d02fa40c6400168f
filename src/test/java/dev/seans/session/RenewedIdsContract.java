package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.session.ClaimOutcome.Refused;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session keeps when it gets a new id, and what the old id is good for. */
abstract class RenewedIdsContract extends LeasesFixture {

    @Test
    void aRenewedSessionKeepsItsDataAndItsLease() {
        SessionKey key = opened();
        node.leases().release(taken(node, key, Access.EXCLUSIVE), saving("a basket"));
        SessionLease lease = taken(node, key, Access.EXCLUSIVE);

        OpenedSession renewed = node.leases().renew(lease, "").orElseThrow();

        assertThat(renewed.isNew()).isFalse();
        assertThat(renewed.lease().session().number()).isEqualTo(lease.session().number());
        assertThat(renewed.lease().session().key())
                .isEqualTo(renewed.id().key())
                .isNotEqualTo(key);
        assertThat(node.leases().release(renewed.lease(), saving("a new basket")))
                .isTrue();
        assertThat(text(taken(node, renewed.id().key(), Access.SNAPSHOT))).isEqualTo("a new basket");
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void theOldIdIsGoodForAMomentAfterARenewal(Access access) {
        SessionKey key = opened();
        SessionKey renewed = renewed(key, "");

        node.leases().release(taken(node, key, access), SessionUpdate.NOTHING);
        assertThat(node.leases()
                        .claim(new SessionClaim(key, "shop", Optional.empty(), ELSEWHERE, AddressBinding.OFF), access))
                .isEqualTo(new Refused(Reason.OTHER_ADDRESS));
        age(renewed, Duration.ofSeconds(16));
        assertThat(node.leases().claim(by(key), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
        granted(node.leases().claim(by(renewed), access));
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void theIdFromBeforeALoginIsWorthNothing(Access access) {
        SessionKey key = opened();
        SessionKey changed = renewed(key, "");
        SessionKey owned = renewed(changed, "ivan");

        assertThat(node.leases().claim(by(key), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
        assertThat(node.leases().claim(by(changed), access)).isEqualTo(new Refused(Reason.BEFORE_LOGIN));
        assertThat(node.leases().claim(by(changed, "olga"), access)).isEqualTo(new Refused(Reason.OTHER_USER));
        node.leases().release(granted(node.leases().claim(by(changed, "ivan"), access)), SessionUpdate.NOTHING);
        assertThat(taken(node, owned, access).session().user()).isEqualTo("ivan");
        age(owned, Duration.ofSeconds(16));
        assertThat(node.leases().claim(by(changed), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
        assertThat(node.leases().claim(by(changed, "ivan"), access)).isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void onlyItsOwnerGetsOneMoreIdForTheOneFromBeforeALogin(Access access) {
        SessionKey key = opened();
        SessionKey owned = renewed(key, "ivan");
        SessionLease old = granted(node.leases().claim(by(key, "ivan"), access));

        assertThat(node.leases().renew(old, "ivan")).isEmpty();
        assertThat(node.leases().renew(old, "olga", Renewal.OF_OWNER)).isEmpty();
        OpenedSession again = node.leases().renew(old, "ivan", Renewal.OF_OWNER).orElseThrow();

        node.leases().release(again.lease(), SessionUpdate.NOTHING);
        SessionLease byFormer = taken(node, owned, access);
        assertThat(byFormer.byPreviousKey()).isTrue();
        node.leases().release(byFormer, SessionUpdate.NOTHING);
        assertThat(taken(node, again.id().key(), access).session().user()).isEqualTo("ivan");
    }

    @Test
    void ofSeveralIdsOfOneRequestTheOneThatTheClientKnowsStaysGood() {
        SessionKey key = opened();
        SessionLease lease = taken(node, key, Access.EXCLUSIVE);
        SessionLease changed = node.leases().renew(lease, "").orElseThrow().lease();
        SessionLease login = node.leases()
                .renew(changed, "ivan", Renewal.AGAIN)
                .orElseThrow()
                .lease();
        SessionLease last =
                node.leases().renew(login, "ivan", Renewal.AGAIN).orElseThrow().lease();
        node.leases().release(last, SessionUpdate.NOTHING);

        assertThat(node.leases().claim(by(key), Access.SNAPSHOT)).isEqualTo(new Refused(Reason.BEFORE_LOGIN));
        granted(node.leases().claim(by(key, "ivan"), Access.SNAPSHOT));
        assertThat(node.leases().claim(by(changed.session().key(), "ivan"), Access.SNAPSHOT))
                .isEqualTo(new Refused(Reason.UNKNOWN_ID));
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void whoComesWithTheOldIdCannotTakeTheSessionOver(Access access) {
        SessionKey key = opened();
        SessionKey renewed = renewed(key, "");
        SessionLease old = taken(node, key, access);

        assertThat(node.leases().renew(old, "mallory")).isEmpty();
        assertThat(node.leases().renew(old, "")).isEmpty();

        assertThat(old.byPreviousKey()).isTrue();
        assertThat(node.leases().release(old, SessionUpdate.NOTHING)).isTrue();
        SessionLease current = taken(node, renewed, access);
        assertThat(current.byPreviousKey()).isFalse();
        assertThat(current.session().user()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOldIdStaysGoodForAMomentAlsoIfTheSessionBecomesImportant(boolean important) {
        SessionKey key = opened();
        SessionKey renewed = renewed(key, "");
        SessionUpdate update = new SessionUpdate(Optional.empty(), Optional.empty(), Optional.of(important));

        node.leases().release(taken(node, renewed, Access.EXCLUSIVE), update);

        for (Access access : Access.values()) {
            ClaimOutcome outcome = node.leases().claim(by(key), access);
            node.leases().release(granted(outcome), SessionUpdate.NOTHING);
        }
    }

    @Test
    void aLostLeaseCannotRenewTheId() {
        SessionKey key = opened();
        SessionLease lost = taken(node, key, Access.EXCLUSIVE);
        age(key, Duration.ofSeconds(31));
        taken(other, key, Access.EXCLUSIVE);

        assertThat(node.leases().renew(lost, "")).isEmpty();
    }

    @Test
    void ofTwoThatRenewWithoutALeaseOneSucceeds() {
        SessionKey key = opened();
        SessionLease one = taken(node, key, Access.NONE);
        SessionLease two = taken(node, key, Access.NONE);

        assertThat(node.leases().renew(one, "ivan")).isPresent();
        assertThat(node.leases().renew(two, "olga")).isEmpty();
    }

    private SessionKey renewed(SessionKey key, String user) {
        OpenedSession renewed =
                node.leases().renew(taken(node, key, Access.EXCLUSIVE), user).orElseThrow();
        node.leases().release(renewed.lease(), SessionUpdate.NOTHING);
        return renewed.id().key();
    }
}
