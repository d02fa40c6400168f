package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How many statements a request costs that meets nobody. */
abstract class LeaseStatementsContract extends LeasesFixture {

    private StatementCount count;
    private GivenNode watched;

    @BeforeEach
    void watch() {
        count = new StatementCount(pooled(10));
        watched = new GivenNode(count.database(), GivenSettings.defaults(), keeping);
        taken(watched, opened(), Access.NONE);
        count.drain();
    }

    @ParameterizedTest
    @CsvSource({"EXCLUSIVE, 2", "SHARED, 2", "SNAPSHOT, 1", "NONE, 1"})
    void anUncontendedRequestCosts(Access access, int statements) {
        SessionKey key = opened();

        watched.leases().release(taken(watched, key, access), SessionUpdate.NOTHING);

        assertThat(count.drain()).hasSize(statements);
    }

    @Test
    void savingCostsNoFurtherStatement() {
        SessionKey key = opened();

        watched.leases().release(taken(watched, key, Access.EXCLUSIVE), saving("a basket"));

        assertThat(count.drain()).hasSize(2);
    }

    @Test
    void onlyWhatIsSavedWaitsForTheDisk() {
        SessionKey key = opened();
        String unforced = database.dialect().unforced();

        watched.leases().release(taken(watched, key, Access.EXCLUSIVE), SessionUpdate.NOTHING);
        watched.leases().release(taken(watched, key, Access.SHARED), SessionUpdate.NOTHING);
        assertThat(count.drain())
                .hasSize(4)
                .allSatisfy(statement -> assertThat(statement).contains(unforced));

        watched.leases().release(taken(watched, key, Access.EXCLUSIVE), saving("a basket"));
        assertThat(count.drain().get(1)).contains("data = ?").doesNotContain("synchronous_commit");
    }

    @Test
    void theNextRequestThatHoldsNothingCostsNothing() {
        SessionKey key = opened();
        taken(watched, key, Access.NONE);
        count.drain();

        taken(watched, key, Access.NONE);

        assertThat(count.drain()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void openingCostsOneStatementAndWhatGivesItBack(Access access) {
        OpenedSession opened = watched.leases().open(VISITOR, access);
        assertThat(count.drain()).hasSize(1);

        watched.leases().release(opened.lease(), SessionUpdate.NOTHING);

        assertThat(count.drain()).hasSize(access.locks() ? 1 : 0);
    }

    @Test
    void endingAndRenewingCostOneStatementEach() {
        OpenedSession opened = watched.leases().open(VISITOR, Access.EXCLUSIVE);
        count.drain();

        OpenedSession renewed = watched.leases().renew(opened.lease(), "ivan").orElseThrow();
        assertThat(count.drain()).hasSize(1);

        watched.leases().end(renewed.lease());
        assertThat(count.drain()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"EXCLUSIVE, 2", "SHARED, 2", "SNAPSHOT, 2", "NONE, 1"})
    void everyRefusalCostsTheSame(Access access, int statements) {
        SessionKey unknown = SessionId.generate().key();
        SessionKey expired = opened();
        age(expired, IDLE);
        SessionKey ofAnotherAddress = opened(new NewSession("shop", "", ELSEWHERE, IDLE));
        SessionKey ofAnotherScope = opened(new NewSession("exchange", "", HOME, IDLE));
        for (SessionKey key : new SessionKey[] {unknown, expired, ofAnotherAddress, ofAnotherScope}) {
            count.drain();
            assertThat(watched.leases().claim(by(key), access)).isInstanceOf(ClaimOutcome.Refused.class);
            assertThat(count.drain()).hasSize(statements);
        }
    }

    @Test
    void theRowsOfAWholeNodeAreRenewedInOneBatchForEachKindOfLeaseAndToldOnce() {
        GivenNode node = new GivenNode(
                count.database(),
                GivenSettings.with(Map.of("seans.session.lease", "100 ms", "seans.session.max-hold", "50 s")));
        for (int session = 0; session < 5; session++) {
            node.leases().open(VISITOR, Access.EXCLUSIVE);
            node.leases().open(VISITOR, Access.SHARED);
        }
        await("a third of the lease is over").pollDelay(Duration.ofMillis(50)).until(() -> true);
        count.drain();

        node.renewal().renew();
        assertThat(count.drain())
                .hasSize(4)
                .filteredOn(statement -> statement.contains("seans_session_holding"))
                .hasSize(2);

        node.renewal().renew();
        assertThat(count.drain()).hasSize(2);
    }

    @Test
    void aLookUpIsForgottenWhenTheSessionEndsOrGetsAnotherId() {
        SessionKey ended = opened();
        SessionKey renewed = opened();
        SessionLease toEnd = taken(watched, ended, Access.NONE);
        SessionLease toRenew = taken(watched, renewed, Access.NONE);

        watched.leases().end(toEnd);
        watched.leases().renew(toRenew, "ivan");

        assertThat(watched.leases().claim(by(ended), Access.NONE))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID));
        assertThat(watched.leases().claim(by(renewed), Access.NONE))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.BEFORE_LOGIN));
    }

    @Test
    void aLookUpIsCheckedAgainForEveryClient() {
        SessionKey key = opened();
        taken(watched, key, Access.NONE);
        count.drain();
        SessionClaim thief = new SessionClaim(key, "shop", Optional.empty(), ELSEWHERE, AddressBinding.EXACT);

        assertThat(watched.leases().claim(thief, Access.NONE))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.OTHER_ADDRESS));
        assertThat(count.drain()).isEmpty();
    }

    @Test
    void anEndOfTheIdleTimeIsNoticedInSpiteOfTheLookUp() {
        SessionKey key = opened(new NewSession("shop", "", HOME, Duration.ofMillis(300)));
        taken(watched, key, Access.NONE);

        await("the idle time is over").pollDelay(Duration.ofMillis(350)).until(() -> true);

        assertThat(watched.leases().claim(by(key), Access.NONE))
                .isEqualTo(new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID));
    }
}
