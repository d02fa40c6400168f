package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.seans.fakes.LogListener;
import dev.seans.login.Failure;
import dev.seans.login.UpstreamLogin;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.ExpiryTold;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a shared session is kept: looked after by two nodes. */
abstract class KeeperContract extends KeeperFixture {

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = basic();
    }

    @Test
    void theFirstLookLogsInProvesTheSessionAndStoresItEncrypted() {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper node = node(erp(upstream));
        assertThat(status(node).state()).isEqualTo(UpstreamState.MISSING);

        node.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(1);
        UpstreamStatus status = status(node);
        assertThat(status.state()).isEqualTo(UpstreamState.VALID);
        assertThat(status.sessions()).isEqualTo(1);
        assertThat(status.expiresAt()).contains(clock.now().plus(Duration.ofHours(4)));
        assertThat(status.checkedAt()).contains(clock.now());
        assertThat(status.logins()).isEqualTo(1);
        assertThat(status.checks()).isEqualTo(1);
        assertThat(status.overdue()).isFalse();
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE version = 1 AND key_id = 'k1'"))
                .isEqualTo(1);
    }

    @Test
    void aSessionThatRollsOnEndsLaterWithEachNewValue() {
        upstream.rules().lifetime(Duration.ofMinutes(40));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper node = node(erp(upstream));
        node.tick();
        upstream.next(
                "/check", 1, TestAnswer.of(PlainReply.of(200).with("Set-Cookie", "sid=rolled; Path=/; Max-Age=2400")));

        pass(Duration.ofMinutes(14), HALF_MINUTE, node);

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
        assertThat(status(node).expiresAt())
                .hasValueSatisfying(end -> assertThat(end).isAfter(clock.now().plus(Duration.ofMinutes(37))));
        assertThat(number("SELECT MAX(version) FROM seans_upstream_session")).isEqualTo(2);
    }

    @ParameterizedTest(name = "lifetime {0}: replaced after {1}")
    @CsvSource({
        // The margin is 30 min, or a third of the lifetime, and with the random number of the tests a twentieth more.
        "PT48H, PT47H28M30S, P3D, PT1M30S",
        "PT4H, PT3H28M30S, P1D, PT30S",
        "PT20M, PT13M, P1D, PT30S",
        "PT10S, PT6.5S, PT10M, PT0.5S",
        "PT2S, PT1.5S, PT1M, PT0.5S"
    })
    void twoNodesLogInExactlyAsOftenAsExpiryDemands(Duration lifetime, Duration life, Duration time, Duration step) {
        upstream.rules().lifetime(lifetime);
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        KeptUpstream erp = erp(upstream);
        GivenKeeper one = node(erp);
        GivenKeeper other = node(erp);
        one.tick();

        pass(time, step, one, other);

        long refreshes = time.toMillis() / life.toMillis();
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1 + refreshes);
        assertThat(status(one).refreshes()).isEqualTo(refreshes);
        assertThat(status(one).errors()).isZero();
        assertThat(status(one).checks()).isEqualTo(upstream.count(Count.CHECKS));
        long interval = Math.min(Duration.ofMinutes(15).toMillis(), lifetime.toMillis() / 3);
        assertThat(upstream.count(Count.CHECKS))
                .isBetween(1 + refreshes, 3 + refreshes + time.toMillis() * 10 / 9 / interval);
    }

    @Test
    void aSessionWhoseEndNobodyKnowsIsCheckedEveryQuarterOfAnHourAndReplacedWhenItIsLost() {
        GivenKeeper node = node(erp(upstream));
        node.tick();

        pass(Duration.ofDays(1), HALF_MINUTE, node);

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isBetween(96L, 107L);
        upstream.expireAll();
        pass(Duration.ofMinutes(15), HALF_MINUTE, node);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void theSettingTellsTheLifetimeIfTheUpstreamDoesNot() {
        GivenKeeper node = node(erp(upstream, "lifetime", "2 h"));

        node.tick();

        assertThat(status(node).expiresAt()).contains(clock.now().plus(Duration.ofHours(2)));
    }

    @Test
    void afterARestartAStoredSessionThatLivesIsCheckedOnceAndNobodyLogsIn() {
        KeptUpstream erp = erp(upstream);
        node(erp).tick();

        GivenKeeper restarted = node(erp);
        restarted.tick();
        restarted.tick();

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(1 + 1);
        assertThat(status(restarted).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void afterARestartAStoredSessionThatIsLostCostsOneLogin() {
        KeptUpstream erp = erp(upstream);
        node(erp).tick();
        clock.step(HALF_MINUTE);
        upstream.expireAll();

        GivenKeeper restarted = node(erp);
        restarted.tick();
        restarted.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(status(restarted).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void aSessionThatAClientWasRefusedWithIsCheckedFirst() {
        GivenKeeper node = node(erp(upstream));
        node.tick();
        mark();
        assertThat(status(node).sessions()).isZero();

        node.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(2);
        assertThat(status(node).sessions()).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session WHERE invalid_version IS NULL"))
                .isEqualTo(1);

        clock.step(HALF_MINUTE);
        mark();
        upstream.expireAll();
        node.tick();
        node.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(4);
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(2);
    }

    @Test
    void aNewSessionThatFailsItsProofIsNotStoredAndTheOldOneStays() {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper node = node(erp(upstream));
        node.tick();
        clock.step(Duration.ofHours(4).minusMinutes(20));
        upstream.next("/check", 1, TestAnswer.status(500));

        node.tick();

        UpstreamStatus status = status(node);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(status.state()).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(status.sessions()).isEqualTo(1);
        assertThat(status.lastError().orElseThrow()).contains("did not get through the check path");
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(1);

        pass(Duration.ofSeconds(10), Duration.ofSeconds(1), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(status(node).consecutiveErrors()).isZero();
        assertThat(number("SELECT version FROM seans_upstream_session")).isEqualTo(2);
    }

    @Test
    void aSessionThatEndsAtOnceIsAFailureNotAnEndlessLogin() {
        GivenKeeper node = node(erp(upstream, "lifetime", "500 ms"));

        pass(Duration.ofMinutes(1), Duration.ofSeconds(1), node);

        assertThat(upstream.count(Count.LOGINS)).isBetween(2L, 7L);
        assertThat(status(node).lastError().orElseThrow()).contains("ends at once");
    }

    @Test
    void aVeryShortLifetimeIsWarnedOfOnce() {
        upstream.rules().lifetime(Duration.ofMinutes(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper node = node(erp(upstream));
        try (LogListener log = LogListener.on(KeeperLog.class)) {
            pass(Duration.ofMinutes(20), HALF_MINUTE, node);

            assertThat(upstream.count(Count.LOGINS)).isGreaterThan(4);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("240 s only"))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING erp: ")
                    .contains("the session's")
                    .contains("seans.upstream.erp.cookies")
                    .contains("seans.upstream.erp.expiry-field");
        }
    }

    @Test
    void aTeamsLoginThatThrowsIsAFailureThatShowsNothingOfIt() {
        KeptUpstream kept = erp(upstream);
        UpstreamLogin defect = (access, credentials) -> {
            throw new IllegalStateException(credentials.password().text());
        };
        GivenKeeper node = node(new KeptUpstream(ERP, kept.access(), defect, kept.credentials()));

        node.tick();

        assertThat(status(node).lastError().orElseThrow())
                .isEqualTo("the login basic has thrown java.lang.IllegalStateException");
        assertThat(node.tally().of(ERP).failures()).containsOnly(entry(Failure.DEFECT, 1L));
    }

    @Test
    void aRowThatSomebodyHasRemovedIsMadeAgain() {
        GivenKeeper node = node(erp(upstream));
        node.tick();
        database.update("DELETE FROM seans_upstream_session");
        database.update("DELETE FROM seans_upstream");

        node.tick();
        node.tick();

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    private void mark() {
        database.update("UPDATE seans_upstream_session SET invalid_version = version");
    }
}
