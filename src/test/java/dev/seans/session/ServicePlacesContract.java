package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.Columns;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the rooms above need for sessions of services. */
abstract class ServicePlacesContract extends LeasesFixture {

    private static final ServicePlace FIRST = new ServicePlace("/demo", "http/orders", OptionalInt.of(1), "1");

    @Test
    void aSlotIsTakenOnceWhateverNodeAsks() {
        OpenedSession opened = node.leases().openAt(VISITOR, FIRST).orElseThrow();

        assertThat(other.leases().openAt(VISITOR, FIRST)).isEmpty();
        assertThat(node.leases().openAt(VISITOR, FIRST)).isEmpty();
        assertThat(rows()).isEqualTo(1);
        assertThat(node.tally().held()).isEqualTo(1);

        node.leases().end(opened.lease());
        assertThat(other.leases().openAt(VISITOR, FIRST)).isPresent();
    }

    @Test
    void aSessionWithoutASlotIsInNobodysWay() {
        ServicePlace nowhere = new ServicePlace("/demo", "http/orders", OptionalInt.empty(), "1");

        assertThat(node.leases().openAt(VISITOR, nowhere)).isPresent();
        assertThat(node.leases().openAt(VISITOR, nowhere)).isPresent();
    }

    @Test
    void theRowTellsWhereTheSessionStandsAndItIsHeldAlone() {
        OpenedSession opened = node.leases().openAt(VISITOR, FIRST).orElseThrow();

        assertThat(opened.isNew()).isTrue();
        assertThat(opened.lease().access()).isEqualTo(Access.EXCLUSIVE);
        assertThat(database.find(
                        "SELECT publication, service, slot_no, app_version FROM seans_session",
                        row -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3) + " "
                                + row.getString(4)))
                .contains("/demo http/orders 1 1");
        assertThat(other.leases().tryTake(by(opened.id().key()))).isEmpty();
    }

    @Test
    void whoTriesToTakeASessionWaitsForNobodyAndAsksOnce() {
        StatementCount count = new StatementCount(pooled(10));
        GivenNode watched = new GivenNode(count.database(), GivenSettings.defaults());
        OpenedSession opened = node.leases().openAt(VISITOR, FIRST).orElseThrow();
        watched.leases().tryTake(by(opened.id().key()));
        count.drain();

        assertThat(watched.leases().tryTake(by(opened.id().key()))).isEmpty();
        assertThat(count.drain()).hasSize(1);
        node.leases().release(opened.lease(), saving("state"));

        SessionLease taken = watched.leases().tryTake(by(opened.id().key())).orElseThrow();
        assertThat(count.drain()).hasSize(1);
        assertThat(text(taken)).isEqualTo("state");
        assertThat(watched.tally().waits()).isZero();
        assertThat(watched.leases().release(taken, SessionUpdate.NOTHING)).isTrue();
        assertThat(watched.tally().held()).isZero();
        assertThat(watched.lines().size()).isZero();
    }

    @Test
    void whatWasTakenOrOpenedSoIsRenewed() {
        GivenNode brief = node(Map.of("seans.session.lease", "40 ms", "seans.session.max-hold", "50 s"));
        OpenedSession opened = brief.leases().openAt(VISITOR, FIRST).orElseThrow();
        brief.leases().release(opened.lease(), SessionUpdate.NOTHING);
        SessionLease taken = brief.leases().tryTake(by(opened.id().key())).orElseThrow();
        age(opened.id().key(), Duration.ofMillis(40));
        await("a third of the lease is over").pollDelay(Duration.ofMillis(20)).until(() -> true);

        Instant before = leaseEnd(taken);

        brief.renewLeases();

        assertThat(leaseEnd(taken)).isAfter(before);
    }

    private Instant leaseEnd(SessionLease lease) {
        return database.find(
                        "SELECT x_until FROM seans_session WHERE x_owner = ?",
                        row -> Columns.instant(row, "x_until"),
                        lease.token())
                .orElseThrow();
    }

    @Test
    void aClaimWaitsNoLongerThanItSays() {
        SessionLease held = node.leases().openAt(VISITOR, FIRST).orElseThrow().lease();
        SessionClaim claim = by(held.session().key());

        assertThat(other.leases().claim(claim, Access.EXCLUSIVE, Duration.ZERO))
                .isEqualTo(new ClaimOutcome.Busy(ClaimOutcome.WaitLimit.TIME));
        assertThat(node.leases().claim(claim, Access.EXCLUSIVE, Duration.ofMillis(30)))
                .isEqualTo(new ClaimOutcome.Busy(ClaimOutcome.WaitLimit.TIME));

        node.leases().release(held, SessionUpdate.NOTHING);
        granted(other.leases().claim(claim, Access.EXCLUSIVE, Duration.ZERO));
    }

    @Test
    void aClaimMayWaitLongerThanTheSettingSays() {
        GivenNode hasty = node(Map.of(
                "seans.session.wait", "200 ms", "seans.session.max-hold", "150 ms", "seans.session.lease", "50 ms"));
        GivenNode dying = node(Map.of("seans.session.lease", "300 ms"));
        SessionLease held = dying.leases().openAt(VISITOR, FIRST).orElseThrow().lease();

        granted(hasty.leases().claim(by(held.session().key()), Access.EXCLUSIVE, Duration.ofSeconds(30)));
    }

    @Test
    void theUserOfASessionIsCheckedBeforeItIsTaken() {
        OpenedSession opened = node.leases()
                .openAt(new NewSession("shop", "ivan", HOME, IDLE), FIRST)
                .orElseThrow();
        node.leases().release(opened.lease(), SessionUpdate.NOTHING);
        SessionClaim olga = new SessionClaim(opened.id().key(), "shop", Optional.of("olga"), HOME, AddressBinding.OFF);

        assertThat(node.leases().tryTake(olga)).isEmpty();
    }
}
