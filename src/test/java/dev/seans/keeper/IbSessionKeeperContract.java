package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.session.GivenNode;
import dev.seans.settings.GivenSettings;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UpstreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How 1C's sessions are kept: several, each for one call at a time, that end after 20 s without a call. */
abstract class IbSessionKeeperContract extends KeeperFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = ibsession();
    }

    private KeptUpstream erp(String... more) {
        String[] settings = new String[more.length + 2];
        settings[0] = "login";
        settings[1] = "ibsession";
        System.arraycopy(more, 0, settings, 2, more.length);
        return erp(upstream, settings);
    }

    @Test
    void asManySessionsAreKeptAliveAsTheSettingsWant() {
        KeptUpstream erp = erp();
        GivenKeeper one = node(erp);
        GivenKeeper other = node(erp);
        one.tick();
        assertThat(status(one).wanted()).isEqualTo(4);

        pass(TEN_MINUTES, SECOND, one, other);

        assertThat(status(one).state()).isEqualTo(UpstreamState.VALID);
        assertThat(status(one).sessions()).isEqualTo(4);
        assertThat(upstream.alive()).isEqualTo(4);
        assertThat(upstream.mostAlive()).isEqualTo(4);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(4);
        assertThat(upstream.count(Count.CHECKS_BUSY)).isZero();
        // Every 20 / 3 s, less a twentieth: the first whole second after that is the seventh.
        assertThat(upstream.count(Count.CHECKS)).isBetween(4 + 4 * 600L / 8, 4 + 4 * 600L / 6);
    }

    @Test
    void aSessionThatACallHasIsLeftAloneAndOneThatWasUsedNeedsNoCheck() {
        GivenKeeper node = node(erp("sessions", "1"));
        node.tick();
        SlotRows slots = slots();
        assertThat(slots.hold(new SessionPlace(ERP, 1, 1), "a call", Duration.ofMinutes(1)))
                .isTrue();
        long checks = upstream.count(Count.CHECKS);

        pass(Duration.ofSeconds(10), SECOND, node);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(checks);

        slots.giveBack(ERP, 1, "a call");
        database.update("UPDATE seans_upstream_session SET used_at = ?", clock.now());
        pass(Duration.ofSeconds(6), SECOND, node);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(checks);
        pass(Duration.ofSeconds(2), SECOND, node);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(checks + 1);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE holder IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aSessionThatIsReplacedIsFinished() {
        GivenKeeper node = node(erp());
        node.tick();

        node.commands().refresh(ERP, "olga");

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(8);
        assertThat(upstream.count(Count.FINISHES)).isEqualTo(4);
        assertThat(upstream.alive()).isEqualTo(4);
        assertThat(upstream.mostAlive()).isEqualTo(5);
    }

    @Test
    void aSessionThatACallHasIsReplacedOnlyWhenItIsFree() {
        GivenKeeper node = node(erp("sessions", "2"));
        node.tick();
        SlotRows slots = slots();
        slots.hold(new SessionPlace(ERP, 2, 1), "a call", Duration.ofMinutes(1));

        node.commands().refresh(ERP, "olga");
        assertThat(upstream.count(Count.FINISHES)).isEqualTo(1);
        slots.giveBack(ERP, 2, "a call");
        pass(Duration.ofSeconds(2), SECOND, node);

        assertThat(upstream.count(Count.FINISHES)).isEqualTo(2);
        assertThat(upstream.alive()).isEqualTo(2);
        assertThat(number("SELECT MIN(version) FROM seans_upstream_session")).isEqualTo(2);
    }

    @Test
    void atTheEndOfTheApplicationFreeSessionsAreFinishedAndANodeThatGoesOnMakesNewOnes() {
        KeptUpstream erp = erp();
        GivenKeeper leaving = node(erp);
        GivenKeeper staying = node(erp);
        leaving.tick();
        slots().hold(new SessionPlace(ERP, 1, 1), "a call", Duration.ofMinutes(1));

        leaving.keeper().stop();

        assertThat(upstream.count(Count.FINISHES)).isEqualTo(3);
        assertThat(status(staying).sessions()).isEqualTo(1);
        staying.tick();
        assertThat(status(staying).sessions()).isEqualTo(4);
        assertThat(upstream.alive()).isEqualTo(4);
        assertThat(upstream.mostAlive()).isEqualTo(4);
    }

    @Test
    void anUpstreamThatHangsDoesNotHoldUpTheEndOfTheApplication() {
        GivenKeeper node = node(erp());
        node.tick();
        upstream.always("/check", TestAnswer.never());
        long begun = System.nanoTime();

        node.keeper().stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anotherNodeCanGoOnAtOnceAlsoIfTheUpstreamHungAtTheEnd() {
        KeptUpstream erp = erp();
        GivenKeeper leaving = node(erp);
        GivenKeeper staying = node(erp);
        leaving.tick();
        upstream.always("/check", TestAnswer.never());

        leaving.keeper().stop();

        upstream.asUsual("/check");
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE holder IS NOT NULL"))
                .isZero();
        assertThat(staying.look(ERP)).isTrue();
        assertThat(status(staying).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(5);
    }

    @Test
    void atTheEndOfTheApplicationSessionsOfAStoppedUpstreamStay() {
        KeptUpstream erp = erp();
        GivenKeeper leaving = node(erp);
        GivenKeeper staying = node(erp);
        leaving.tick();
        leaving.commands().stop(ERP, "olga");

        leaving.keeper().stop();

        assertThat(upstream.count(Count.FINISHES)).isZero();
        assertThat(upstream.alive()).isEqualTo(4);
        assertThat(status(staying).sessions()).isEqualTo(4);
        assertThat(staying.commands().start(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.VALID);
        assertThat(staying.look(ERP)).isTrue();
    }

    @Test
    void whereASessionThatAClientWasRefusedWithIsLostAllOthersAreCheckedAtOnce() {
        GivenKeeper node = node(erp());
        node.tick();
        pass(Duration.ofSeconds(40), SECOND, node);
        long checks = upstream.count(Count.CHECKS);
        upstream.expireAll();
        database.update("UPDATE seans_upstream_session SET invalid_version = version WHERE slot_no = 3");

        node.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(4 + 4);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(checks + 4 + 4);
        assertThat(status(node).sessions()).isEqualTo(4);
        assertThat(upstream.alive()).isEqualTo(4);
    }

    @Test
    void whereASessionThatAClientWasRefusedWithLivesTheOthersAreLeftAlone() {
        GivenKeeper node = node(erp());
        node.tick();
        long checks = upstream.count(Count.CHECKS);
        database.update("UPDATE seans_upstream_session SET invalid_version = version WHERE slot_no = 3");

        node.tick();

        assertThat(upstream.count(Count.CHECKS)).isEqualTo(checks + 1);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(4);
    }

    @Test
    void aChangedPasswordCostsOneCheckAndOneLogin() {
        GivenKeeper node = node(erp());
        node.tick();
        upstream.rules().password("changed");

        pass(TEN_MINUTES, SECOND, node);
        GivenKeeper restarted = node(erp());
        pass(TEN_MINUTES, SECOND, restarted);
        restarted.keeper().stop();

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(4 + 1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(4 + 1);
        assertThat(upstream.count(Count.FINISHES)).isZero();
        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE sealed IS NOT NULL"))
                .isZero();
    }

    @Test
    void sessionsThatCarryARefusedPasswordAreUsedNoMoreWhileOnlyARefreshWasDue() {
        GivenKeeper node = node(erp());
        node.tick();
        upstream.rules().password("changed");

        node.commands().refresh(ERP, "olga");

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(4 + 1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(4);
        assertThat(status(node).sessions()).isZero();
    }

    @Test
    void aSessionThatIsBusyForLongerThanACallMayLastIsLost() {
        GivenKeeper node = node(erp("sessions", "1"));
        node.tick();
        Instant proved = clock.now();
        upstream.always("/check", TestAnswer.status(406));
        database.update("UPDATE seans_upstream_session SET invalid_version = version");

        pass(Duration.ofSeconds(60), SECOND, node);

        assertThat(upstream.count(Count.CHECKS_BUSY)).isPositive();
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(status(node).sessions()).isZero();
        assertThat(status(node).lastSuccessAt()).contains(proved);
        assertThat(number(
                        "SELECT COUNT(*) FROM seans_upstream_session WHERE invalid_version = version AND checked_at = '"
                                + proved + "'"))
                .isEqualTo(1);

        pass(Duration.ofSeconds(1), SECOND, node);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
        upstream.asUsual("/check");
        pass(Duration.ofSeconds(10), SECOND, node);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void aSessionThatIsBusyForAWhileIsCheckedInItsTime() {
        GivenKeeper node = node(erp("sessions", "1"));
        node.tick();
        upstream.next("/check", 5, TestAnswer.status(406));
        upstream.rules().idle(null);

        pass(Duration.ofMinutes(1), SECOND, node);

        assertThat(upstream.count(Count.CHECKS_BUSY)).isEqualTo(5);
        assertThat(upstream.count(Count.CHECKS)).isBetween(7L, 11L);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void fewerSessionsAreKeptAfterTheSettingsWantFewer() {
        node(erp()).tick();

        GivenKeeper restarted = node(erp("sessions", "2"));
        restarted.tick();

        assertThat(status(restarted).wanted()).isEqualTo(2);
        assertThat(upstream.alive()).isEqualTo(2);
        assertThat(upstream.count(Count.FINISHES)).isEqualTo(2);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(4);
    }

    @Test
    void aSurplusSessionThatHasBecomeAnotherOneMeanwhileIsGivenBack() {
        node(erp()).tick();
        AtomicBoolean first = new AtomicBoolean(true);
        Database racing = new Database(ProxyDataSourceBuilder.create(database.dataSource())
                .beforeQuery((execution, queries) -> {
                    if (queries.get(0).getQuery().startsWith("DELETE FROM seans_upstream_session")
                            && first.getAndSet(false)) {
                        database.update("UPDATE seans_upstream_session SET version = version + 1 WHERE slot_no > 2");
                    }
                })
                .build());

        new GivenKeeper(racing, clock, () -> ring, () -> 0.5, List.of(erp("sessions", "2")))
                .started()
                .tick();

        assertThat(first).isFalse();
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE slot_no > 2"))
                .isEqualTo(2);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE holder IS NOT NULL AND held_until > "
                        + database.dialect().now()))
                .isZero();
    }

    @Test
    void moreSessionsAreMadeAfterTheSettingsWantMore() {
        node(erp("sessions", "1")).tick();

        GivenKeeper restarted = node(erp("sessions", "3"));
        restarted.tick();

        assertThat(upstream.alive()).isEqualTo(3);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(3);
    }

    @Test
    void whereAnUpstreamGivesFewerSessionsThanWantedTheOthersLiveOn() {
        upstream.rules().mostSessions(2);
        GivenKeeper node = node(erp());
        node.tick();

        pass(TEN_MINUTES, SECOND, node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(status(node).sessions()).isEqualTo(2);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isLessThan(20);
        upstream.rules().mostSessions(4);
        pass(TEN_MINUTES, SECOND, node);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    private SlotRows slots() {
        return new SlotRows(new GivenNode(database, GivenSettings.defaults()).leaseDatabase());
    }
}
