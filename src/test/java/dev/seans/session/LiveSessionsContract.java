package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.StatementPlans;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What operators see of sessions, on whichever database. */
abstract class LiveSessionsContract extends ContentionFixture {

    private static final SessionSearch ALL = search(null, null, null, null, 100);
    private static final SessionSearch HELD = search(null, null, true, null, 100);
    private static final SessionSearch FREE = search(null, null, false, null, 100);

    private static SessionSearch search(
            @Nullable String scope, @Nullable String user, @Nullable Boolean held, @Nullable Long after, int limit) {
        return new SessionSearch(
                Optional.ofNullable(scope),
                Optional.ofNullable(user),
                Optional.ofNullable(held),
                Optional.ofNullable(after),
                limit);
    }

    @Test
    void aSessionIsShownAsItWasOpenedButNothingByWhichOneCouldHaveIt() {
        OpenedSession opened = node.leases().open(new NewSession("shop", "ivan", HOME, IDLE), Access.EXCLUSIVE);
        node.leases().release(opened.lease(), saving("a basket"));

        SessionView shown = node.live().find(ALL).get(0);

        DurableSession session = opened.lease().session();
        assertThat(shown)
                .usingRecursiveComparison()
                .ignoringFields("lastAccessAt")
                .isEqualTo(new SessionView(
                        session.number(),
                        session.key().hex().substring(0, 12),
                        "shop",
                        "ivan",
                        HOME.text(),
                        null,
                        null,
                        null,
                        false,
                        session.createdAt(),
                        session.lastAccessAt(),
                        session.expiresAt(),
                        null,
                        0));
        assertThat(shown.toString())
                .doesNotContain(session.key().hex().substring(0, 13))
                .doesNotContain("a basket");
    }

    @Test
    void aSessionOfAPoolSaysWhere() {
        node.leases().openAt(VISITOR, new ServicePlace("/shop", "http/prices", OptionalInt.of(3), "version"));

        assertThat(node.live().find(ALL)).singleElement().satisfies(shown -> {
            assertThat(shown.publication()).isEqualTo("/shop");
            assertThat(shown.service()).isEqualTo("http/prices");
            assertThat(shown.slot()).isEqualTo(3);
        });
    }

    @Test
    void whoeverHasASessionAloneIsItsHolder() {
        SessionKey key = opened();
        opened();
        taken(node, key, Access.EXCLUSIVE);

        SessionView.Holder holder =
                Objects.requireNonNull(only(node.live().find(HELD), key).holder());

        assertThat(holder.access()).isEqualTo(Access.EXCLUSIVE);
        assertThat(holder.node()).isEqualTo(NodeName.of());
        assertThat(holder.readers()).isZero();
        assertThat(holder.until()).isAfter(node.live().find(ALL).get(0).createdAt());
        assertThat(node.live().find(FREE)).hasSize(1).noneMatch(shown -> isOf(shown, key));
        assertThat(node.live().find(ALL)).hasSize(2);
    }

    @Test
    void readersAreCounted() {
        SessionKey key = opened();
        taken(node, key, Access.SHARED);
        taken(other, key, Access.SHARED);

        SessionView.Holder holder =
                Objects.requireNonNull(only(node.live().find(HELD), key).holder());

        assertThat(holder.access()).isEqualTo(Access.SHARED);
        assertThat(holder.readers()).isEqualTo(2);
        assertThat(holder.node()).isNull();
    }

    @Test
    void aLeaseThatIsOverHoldsNothing() {
        SessionKey alone = opened();
        SessionKey read = opened();
        taken(node, alone, Access.EXCLUSIVE);
        taken(node, read, Access.SHARED);
        age(alone, Duration.ofSeconds(31));
        age(read, Duration.ofSeconds(31));

        assertThat(node.live().find(HELD)).isEmpty();
        assertThat(node.live().find(FREE)).hasSize(2).allMatch(shown -> shown.holder() == null);
    }

    @Test
    void anExpiredSessionIsShownAsLongAsItIsHeld() {
        SessionKey held = opened();
        SessionKey dead = opened();
        taken(node, held, Access.EXCLUSIVE);
        database.update("UPDATE seans_session SET expires_at = created_at");

        assertThat(only(node.live().find(ALL), held).holder()).isNotNull();
        assertThat(node.live().find(FREE)).isEmpty();
        assertThat(node.live().find(HELD)).noneMatch(shown -> isOf(shown, dead));
    }

    @Test
    void whatAnotherNodeHoldsForLongIsFoundWithItsNode() {
        GivenNode there = node(Map.of("seans.session.lease", "60 s"));
        GivenNode quick = node(Map.of("seans.session.lease", "300 ms"));
        SessionKey brief = opened();
        SessionKey lasting = opened();
        SessionKey over = opened();
        taken(there, brief, Access.EXCLUSIVE);
        taken(quick, lasting, Access.EXCLUSIVE);
        SessionLease ending = taken(quick, over, Access.EXCLUSIVE);
        await("a third of the lease is over").pollDelay(Duration.ofMillis(150)).until(() -> true);

        there.renewal().renew();
        quick.renewal().renew();
        quick.renewal().renew();
        quick.leases().release(ending, SessionUpdate.NOTHING);

        assertThat(only(node.live().find(HELD), lasting).holder())
                .extracting(SessionView.Holder::node)
                .isEqualTo(NodeName.of());
        assertThat(rowsOfHoldings()).isEqualTo(2);
        assertThat(byKey(node.live().find(ALL), brief).holder())
                .as("it is held for too short a time to say by whom")
                .extracting(SessionView.Holder::node)
                .isNull();
    }

    @Test
    void whatWasToldOfAHoldingIsForgottenWhenItIsOver() {
        GivenNode quick = node(Map.of("seans.session.lease", "60 ms", "seans.session.max-hold", "400 ms"));
        taken(quick, opened(), Access.EXCLUSIVE);
        await("a third of the lease is over").pollDelay(Duration.ofMillis(30)).until(() -> true);
        quick.renewal().renew();
        assertThat(rowsOfHoldings()).isEqualTo(1);

        await("max-hold is over").pollDelay(Duration.ofMillis(450)).until(() -> true);
        SessionLease next = taken(quick, opened(), Access.EXCLUSIVE);
        await("a third of the lease is over").pollDelay(Duration.ofMillis(30)).until(() -> true);
        quick.renewal().renew();

        assertThat(database.query("SELECT session_id FROM seans_session_holding", row -> row.getLong(1)))
                .containsExactly(next.session().number());
    }

    @Test
    void requestsOfThisNodeThatWaitAreCounted() throws Exception {
        SessionKey key = opened();
        SessionLease lease = taken(other, key, Access.EXCLUSIVE);
        List<Future<Object>> waiting = waiting(node, key, 3);

        assertThat(byKey(node.live().find(ALL), key).waiting()).isEqualTo(3);
        assertThat(byKey(other.live().find(ALL), key).waiting()).isZero();

        other.leases().release(lease, SessionUpdate.NOTHING);
        finishAll(waiting);
        assertThat(byKey(node.live().find(ALL), key).waiting()).isZero();
    }

    @Test
    void conditionsAreJoined() {
        opened(new NewSession("shop", "ivan", HOME, IDLE));
        opened(new NewSession("shop", "anna", HOME, IDLE));
        opened(new NewSession("exchange", "ivan", HOME, IDLE));

        assertThat(node.live().find(search("shop", null, null, null, 9))).hasSize(2);
        assertThat(node.live().find(search(null, "ivan", null, null, 9))).hasSize(2);
        assertThat(node.live().find(search("shop", "ivan", false, null, 9))).hasSize(1);
        assertThat(node.live().find(search("shop", "ivan", true, null, 9))).isEmpty();
        assertThat(node.live().find(search("shop", "", null, null, 9))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherFromTheNewestDown() {
        List<String> keys = List.of(opened(), opened(), opened(), opened(), opened()).stream()
                .map(SessionKey::prefix)
                .toList();
        keys.forEach(key -> assertThat(key).hasSize(12));

        List<SessionView> first = node.live().find(search("shop", null, null, null, 2));
        List<SessionView> second =
                node.live().find(search("shop", null, null, first.get(1).number(), 2));
        List<SessionView> third =
                node.live().find(search(null, null, false, second.get(1).number(), 2));

        assertThat(first).extracting(SessionView::key).containsExactly(keys.get(4), keys.get(3));
        assertThat(second).extracting(SessionView::key).containsExactly(keys.get(2), keys.get(1));
        assertThat(third).extracting(SessionView::key).containsExactly(keys.get(0));
    }

    @Test
    void pagesOfHeldOnesFollowEachOther() {
        List<SessionKey> keys = List.of(opened(), opened(), opened());
        keys.forEach(key -> taken(node, key, Access.EXCLUSIVE));

        List<SessionView> first = node.live().find(search(null, null, true, null, 2));
        List<SessionView> second =
                node.live().find(search(null, null, true, first.get(1).number(), 2));

        assertThat(first)
                .extracting(SessionView::key)
                .containsExactly(keys.get(2).prefix(), keys.get(1).prefix());
        assertThat(second)
                .extracting(SessionView::key)
                .containsExactly(keys.get(0).prefix());
    }

    @Test
    void noneOfThemReadsTheWholeTable() {
        StatementPlans plans = new StatementPlans(database);
        GivenNode watched = new GivenNode(plans.database(), GivenSettings.defaults());
        for (int session = 0; session < 300; session++) {
            opened();
        }
        database.update("ANALYZE");
        opened(new NewSession("exchange", "1c", HOME, IDLE));
        database.update("INSERT INTO seans_session_holding (token, session_id, node, over_at)"
                + " SELECT session_key, id, 'host1', expires_at FROM seans_session WHERE scope = 'exchange'");

        watched.live().find(search(null, null, null, 200L, 5));
        watched.live().find(search("exchange", null, null, null, 5));
        watched.live().find(search(null, "1c", null, null, 5));
        watched.live().find(search(null, null, true, null, 5));
        watched.live().find(1);

        assertThat(plans.of("FROM seans_session ")).isNotEmpty().noneMatch(StatementPlans.scans());
    }

    @Test
    void anUnknownNumberIsNothing() {
        assertThat(node.live().find(4711)).isEmpty();
        assertThat(node.live().find(search(SessionId.generate().secret(), null, null, null, 5)))
                .isEmpty();
    }

    private long rowsOfHoldings() {
        return database.find("SELECT COUNT(*) FROM seans_session_holding", row -> row.getLong(1))
                .orElseThrow();
    }

    private static SessionView only(List<SessionView> shown, SessionKey key) {
        assertThat(shown)
                .singleElement()
                .satisfies(one -> assertThat(isOf(one, key)).isTrue());
        return shown.get(0);
    }

    private static SessionView byKey(List<SessionView> shown, SessionKey key) {
        return shown.stream().filter(one -> isOf(one, key)).findFirst().orElseThrow();
    }

    private static boolean isOf(SessionView shown, SessionKey key) {
        return shown.key().equals(key.prefix());
    }
}
