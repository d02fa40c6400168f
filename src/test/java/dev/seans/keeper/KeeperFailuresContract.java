package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import dev.seans.database.DatabaseException;
import dev.seans.login.Failure;
import dev.seans.login.GrantedSession;
import dev.seans.login.LoginFailedException;
import dev.seans.login.UpstreamLogin;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.ExpiryTold;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the keeper does while an upstream does not do what it should. */
abstract class KeeperFailuresContract extends KeeperFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The longest back-off with the random number of the tests. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(150);

    private TestUpstream upstream;

    @BeforeEach
    void upstream() {
        upstream = basic();
    }

    @Test
    void anUpstreamThatIsDownForAnHourIsAskedSeldomAndIsBackWithinOneStep() {
        upstream.rules().lifetime(Duration.ofHours(1));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        KeptUpstream erp = erp(upstream);
        GivenKeeper one = node(erp);
        GivenKeeper other = node(erp);
        one.tick();
        clock.step(Duration.ofMinutes(39));
        upstream.down();

        pass(Duration.ofMinutes(20), SECOND, one, other);
        assertThat(status(one).sessions()).isEqualTo(1);
        assertThat(status(one).state()).isEqualTo(UpstreamState.IMPAIRED);
        assertThat(status(one).issuedAt()).isPresent();
        pass(Duration.ofMinutes(40), SECOND, one, other);
        assertThat(status(one).state()).isEqualTo(UpstreamState.MISSING);

        // At once, after 2.5, 5, 10, 20, 40 and 80 s, then every 150 s.
        long attempts = 7 + Duration.ofSeconds(3_600 - 158).dividedBy(LONGEST_STEP);
        assertThat(status(one).errors()).isBetween(attempts - 1, attempts);
        assertThat(status(one).nextAttemptAt().orElseThrow())
                .isBeforeOrEqualTo(clock.now().plus(LONGEST_STEP));

        upstream.up();
        pass(LONGEST_STEP, SECOND, one, other);

        assertThat(status(one).state()).isEqualTo(UpstreamState.VALID);
        assertThat(status(one).consecutiveErrors()).isZero();
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
    }

    @Test
    void aSessionThatLivesOutlivesAnUpstreamThatIsDown() {
        GivenKeeper node = node(erp(upstream));
        node.tick();
        upstream.down();
        pass(Duration.ofHours(1), Duration.ofSeconds(5), node);

        upstream.up();
        pass(LONGEST_STEP, Duration.ofSeconds(5), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void whoIsAskedToComeBackLaterDoes() {
        Instant first = clock.now();
        AtomicLong calls = new AtomicLong();
        KeptUpstream kept = erp(upstream);
        UpstreamLogin busy = (access, credentials) -> {
            calls.incrementAndGet();
            throw new LoginFailedException(Failure.BUSY, "it answered 429", Duration.ofMinutes(10));
        };
        GivenKeeper node = node(new KeptUpstream(ERP, kept.access(), busy, kept.credentials()));

        node.tick();
        pass(Duration.ofMinutes(9), SECOND, node);

        assertThat(calls).hasValue(1);
        assertThat(status(node).nextAttemptAt()).contains(first.plus(Duration.ofMinutes(10)));
        pass(Duration.ofMinutes(1), SECOND, node);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aWrongPasswordIsTriedOnceInAWeekAlsoAfterRestarts() {
        KeptUpstream wrong = erp(upstream, "password", "wrong");
        GivenKeeper node = node(wrong);
        node.tick();

        for (int day = 0; day < 7; day++) {
            node = node(wrong);
            pass(Duration.ofDays(1), Duration.ofMinutes(10), node);
        }

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        UpstreamStatus status = status(node);
        assertThat(status.state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(status.errors()).isEqualTo(1);
        assertThat(status.overdue()).isFalse();
        assertThat(node.tally().of(ERP).failures()).isEmpty();
    }

    @Test
    void whoeverIsForbiddenForAMomentIsLetInAfterwards() {
        upstream.next("/login", 2, TestAnswer.status(403));
        GivenKeeper node = node(erp(upstream));

        pass(Duration.ofMinutes(5), SECOND, node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(3);
    }

    @Test
    void whoeverIsForbiddenThreeTimesTriesNoMoreUntilAnOperatorSaysSo() {
        upstream.next("/login", 4, TestAnswer.status(403));
        GivenKeeper node = node(erp(upstream));

        pass(Duration.ofHours(2), Duration.ofSeconds(30), node);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(3);
        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(status(node).lastError().orElseThrow()).contains("was answered 403: it lets nobody in from here");
        node.commands().refresh(ERP, "olga");
        pass(Duration.ofMinutes(5), SECOND, node);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(5);
    }

    @Test
    void aCookieThatDoesNotGoToTheCheckPathIsNamed() {
        KeptUpstream kept = erp(upstream);
        UpstreamLogin elsewhere = (access, credentials) ->
                new GrantedSession(List.of(new UpstreamCookie("sid", "1", "/elsewhere", false)), Optional.empty());
        GivenKeeper node = node(new KeptUpstream(ERP, kept.access(), elsewhere, kept.credentials()));

        node.tick();

        assertThat(status(node).lastError().orElseThrow())
                .endsWith("; its cookie sid goes to what is below /elsewhere alone");
    }

    @Test
    void nodesWithDifferentWrongPasswordsTryEachOfThemOnce() {
        GivenKeeper one = node(erp(upstream, "password", "wrong"));
        GivenKeeper other = node(erp(upstream, "password", "also wrong"));
        one.tick();

        pass(Duration.ofMinutes(10), SECOND, other);
        pass(Duration.ofMinutes(10), SECOND, one);
        pass(Duration.ofHours(1), Duration.ofSeconds(30), other, one);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
        assertThat(status(one).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(status(one).errors()).isEqualTo(2);
    }

    @Test
    void aNodeWithTheRightPasswordLogsInAndTheOtherOneNeverTriesItsOwnAgain() {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper wrong = node(erp(upstream, "password", "wrong"));
        GivenKeeper right = node(erp(upstream));
        wrong.tick();

        for (int hour = 1; hour <= 24; hour++) {
            pass(Duration.ofMinutes(30), Duration.ofSeconds(30), right);
            assertThat(status(right).state()).isEqualTo(UpstreamState.VALID);
            pass(Duration.ofMinutes(30), Duration.ofSeconds(30), wrong);
        }

        assertThat(upstream.count(Count.REFUSED_LOGINS)).isEqualTo(1);
        assertThat(upstream.count(Count.LOGINS)).isBetween(6L, 8L);
        pass(Duration.ofHours(5), Duration.ofMinutes(1), wrong);
        assertThat(status(wrong).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(status(wrong).lastError().orElseThrow()).contains("refused before");
        assertThat(upstream.count(Count.REFUSED_LOGINS)).isEqualTo(1);
    }

    @Test
    void aRefusalThatTheDatabaseCouldNotTakeCostsNoSecondAttempt() {
        KeptUpstream wrong = erp(upstream, "password", "wrong");
        AtomicLong logins = new AtomicLong();
        UpstreamLogin breaking = (access, credentials) -> {
            if (logins.incrementAndGet() == 1) {
                database.update("ALTER TABLE seans_upstream RENAME TO seans_upstream_away");
            }
            return wrong.login().login(access, credentials);
        };
        GivenKeeper node = node(new KeptUpstream(ERP, wrong.access(), breaking, wrong.credentials()));
        try {
            assertThat(catchThrowable(() -> node.look(ERP))).isInstanceOf(DatabaseException.class);
        } finally {
            database.update("ALTER TABLE seans_upstream_away RENAME TO seans_upstream");
        }

        pass(Duration.ofMinutes(10), SECOND, node);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        pass(Duration.ofMinutes(10), SECOND, node(wrong));
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void newCredentialsEndARefusalWithinAMinuteAndTheSameOnesDoNot() {
        AtomicLong asked = new AtomicLong();
        KeptUpstream wrong = erp(upstream, "password", "wrong");
        KeptUpstream right = erp(upstream);
        GivenKeeper node = node(new KeptUpstream(
                ERP,
                wrong.access(),
                wrong.login(),
                () -> (asked.get() == 0 ? wrong : right).credentials().read()));
        node.tick();
        pass(Duration.ofMinutes(5), SECOND, node);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);

        asked.set(1);
        pass(Duration.ofMinutes(1), SECOND, node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void anOperatorsRefreshTriesARefusedPasswordOnceMore() {
        GivenKeeper node = node(erp(upstream, "password", "wrong"));
        node.tick();

        assertThat(node.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);

        upstream.rules().password("wrong");
        assertThat(node.commands().refresh(ERP, "olga").orElseThrow().state()).isEqualTo(UpstreamState.VALID);
        pass(Duration.ofMinutes(10), SECOND, node);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(3);
    }

    @Test
    void aRefusedRefreshLeavesTheStoredSessionInUseAndItsChecksGoOn() {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        GivenKeeper node = node(erp(upstream));
        node.tick();
        upstream.rules().password("changed");
        pass(Duration.ofMinutes(235), Duration.ofSeconds(30), node);

        assertThat(status(node).state()).isEqualTo(UpstreamState.REFUSED);
        assertThat(status(node).sessions()).isEqualTo(1);
        assertThat(upstream.count(Count.REFUSED_LOGINS)).isEqualTo(1);
        assertThat(status(node).checkedAt().orElseThrow()).isAfter(clock.now().minus(Duration.ofMinutes(16)));
    }

    @Test
    void twoKeepersThatEndEachOthersSessionLogInLessAndLess() {
        upstream.rules().oneSession(true);
        UpstreamName shop = new UpstreamName("shop");
        GivenKeeper one = node(erp(upstream));
        GivenKeeper other = node(kept(shop, upstream));

        for (int second = 0; second < 3_600; second++) {
            look(one, shop);
            look(other, ERP);
            clock.step(SECOND);
        }

        // At first every few seconds, in the end two in 150 s; without a brake one each second.
        assertThat(upstream.count(Count.LOGINS)).isBetween(20L, 80L);
        UpstreamStatus losing = one.status(ERP).consecutiveErrors() > 0 ? one.status(ERP) : other.status(shop);
        assertThat(losing.consecutiveErrors()).isGreaterThan(5);
        assertThat(losing.lastError().orElseThrow()).contains("somebody else seems to log in as this user");
    }

    /** A login of one ends the session of the other, whose client is refused with it. */
    private void look(GivenKeeper node, UpstreamName other) {
        long before = upstream.count(Count.LOGINS);
        node.tick();
        if (upstream.count(Count.LOGINS) > before) {
            database.update(
                    "UPDATE seans_upstream_session SET invalid_version = version WHERE upstream = ?", other.text());
        }
    }

    @Test
    void afterALossThatCameEarlyTheNextSessionIsValidAtOnceButTheCountLastsUntilACheck() {
        GivenKeeper node = node(erp(upstream));
        node.tick();
        clock.step(Duration.ofSeconds(3));
        upstream.expireAll();
        database.update("UPDATE seans_upstream_session SET invalid_version = version");

        node.tick();
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
        assertThat(status(node).state()).isEqualTo(UpstreamState.MISSING);
        assertThat(status(node).lastError().orElseThrow()).contains("lost 3 s after its login");
        assertThat(node.tally().of(ERP).failures()).containsOnly(entry(Failure.LOST_EARLY, 1L));
        pass(Duration.ofSeconds(4), SECOND, node);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
        assertThat(status(node).consecutiveErrors()).isEqualTo(1);

        pass(Duration.ofMinutes(16), SECOND, node);
        assertThat(status(node).consecutiveErrors()).isZero();
        assertThat(status(node).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void tenThousandFailuresInARowChangeNothingButTheirNumber() {
        KeptUpstream kept = erp(upstream);
        String text = "it answered garbage ".repeat(100);
        UpstreamLogin broken = (access, credentials) -> {
            throw new LoginFailedException(Failure.UNEXPECTED_ANSWER, text);
        };
        GivenKeeper node = node(new KeptUpstream(ERP, kept.access(), broken, kept.credentials()));
        random = () -> 1.0;

        failsOnAndOn(node, 0, 200);
        database.update("UPDATE seans_upstream SET consecutive_errors = 9900");
        failsOnAndOn(node, 9_900, 10_000);
        assertThat(status(node).lastError().orElseThrow()).hasSize(500);
        database.update("UPDATE seans_upstream SET consecutive_errors = " + Integer.MAX_VALUE);
        node.tick();
        assertThat(status(node).consecutiveErrors()).isEqualTo(Integer.MAX_VALUE);
        GivenKeeper mended = node(kept);
        pass(Duration.ofMinutes(5), SECOND, mended);
        assertThat(status(mended).state()).isEqualTo(UpstreamState.VALID);
    }

    private void failsOnAndOn(GivenKeeper node, int before, int end) {
        for (int failure = before + 1; failure <= end; failure++) {
            node.tick();
            assertThat(status(node).consecutiveErrors()).isEqualTo(failure);
            Duration pause =
                    Duration.between(clock.now(), status(node).nextAttemptAt().orElseThrow());
            assertThat(pause).isBetween(SECOND, Duration.ofMinutes(5));
            clock.step(pause);
        }
    }
}
