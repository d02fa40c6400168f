package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamState;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of stored sessions when settings change, or differ from node to node. */
abstract class KeeperSettingsContract extends KeeperFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
    private static final String VERSION = "SELECT version FROM seans_upstream_session";

    private TestUpstream upstream;
    private TestUpstream elsewhere;

    @BeforeEach
    void upstreams() {
        upstream = basic();
        elsewhere = basic();
    }

    @Test
    void afterAChangeOfTheAddressTheOldSessionIsSentNowhere() {
        node(erp(upstream)).tick();

        GivenKeeper restarted = node(erp(elsewhere));
        restarted.tick();

        assertThat(elsewhere.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        // The proof of its own session.
        assertThat(elsewhere.count(Count.CHECKS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(1);
        assertThat(number(VERSION)).isEqualTo(2);
        assertThat(status(restarted).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void theOldSessionStaysUntilTheNewAddressHasGivenOne() {
        node(erp(upstream)).tick();
        elsewhere.down();

        GivenKeeper restarted = node(erp(elsewhere));
        restarted.tick();
        pass(Duration.ofMinutes(5), SECOND, restarted);

        assertThat(number(VERSION)).isEqualTo(1);
        assertThat(status(restarted).sessions()).isEqualTo(1);
        // The longest back-off, and the pause before a session that was left alone is looked at again.
        assertThat(status(restarted).errors()).isBetween(3L, 8L);
        elsewhere.up();
        pass(Duration.ofMinutes(5), SECOND, restarted);
        assertThat(number(VERSION)).isEqualTo(2);
        assertThat(elsewhere.count(Count.CHECKS)).isEqualTo(1);
    }

    @Test
    void whereCallsNeedCredentialsOthersMeanALoginAndTheOldOnesAreSentNoMore() {
        TestUpstream of1c = ibsession();
        node(erp(of1c, "login", "ibsession", "sessions", "1")).tick();
        of1c.rules().password("changed");

        GivenKeeper restarted = node(erp(of1c, "login", "ibsession", "sessions", "1", "password", "changed"));
        restarted.tick();

        assertThat(of1c.count(Count.LOGIN_ATTEMPTS)).isEqualTo(2);
        assertThat(of1c.count(Count.REFUSED_LOGINS)).isZero();
        // The proofs of the two sessions.
        assertThat(of1c.count(Count.CHECKS)).isEqualTo(2);
        assertThat(of1c.count(Count.FINISHES)).isZero();
        assertThat(status(restarted).state()).isEqualTo(UpstreamState.VALID);
    }

    @Test
    void aSessionOfAnotherAddressThatIsNotWantedAnyMoreIsNotFinishedHere() {
        TestUpstream before = ibsession();
        TestUpstream now = ibsession();
        node(erp(before, "login", "ibsession", "sessions", "3")).tick();

        GivenKeeper restarted = node(erp(now, "login", "ibsession", "sessions", "1"));
        restarted.tick();

        assertThat(status(restarted).sessions()).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM seans_upstream_session")).isEqualTo(1);
        // The proof of its own session, and nothing else.
        assertThat(now.count(Count.CHECKS)).isEqualTo(1);
        assertThat(now.alive()).isEqualTo(1);
        assertThat(before.count(Count.FINISHES)).isZero();
    }

    @Test
    void otherSettingsForClientsAreTakenOverWithoutALogin() {
        node(erp(upstream)).tick();

        GivenKeeper restarted = node(erp(upstream, "call-timeout", "7 s"));
        restarted.tick();
        pass(Duration.ofHours(1), HALF_MINUTE, restarted);

        assertThat(number(VERSION)).isEqualTo(2);
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void aStoredSessionIsJudgedByTheRuleOfTheSettings() {
        upstream.rules().lostAnswer(PlainReply.of(409));
        node(erp(upstream)).tick();
        clock.step(Duration.ofMinutes(1));
        upstream.expireAll();

        GivenKeeper restarted = node(erp(upstream, "lost", "409"));
        restarted.tick();

        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(status(restarted).errors()).isZero();
    }

    @Test
    void nodesWithOtherSettingsDoNotFight() {
        GivenKeeper one = node(erp(upstream));
        one.tick();
        GivenKeeper other = node(erp(elsewhere));
        other.tick();
        assertThat(number(VERSION)).isEqualTo(2);

        try (LogListener log = LogListener.on(KeeperLog.class)) {
            pass(Duration.ofHours(6), HALF_MINUTE, other, one);
            pass(Duration.ofHours(6), HALF_MINUTE, one, other);
            assertThat(log.lines().stream()
                            .filter(line -> line.contains("with other settings than those of this node")))
                    .hasSize(1);
        }

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(elsewhere.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(1);
        assertThat(elsewhere.count(Count.CHECKS)).isGreaterThan(10);
        assertThat(number(VERSION)).isEqualTo(2);
    }

    @Test
    void whatAClientWasRefusedWithIsReplacedAlsoIfAnotherNodeHasStoredIt() {
        GivenKeeper one = node(erp(upstream));
        one.tick();
        node(erp(elsewhere)).tick();
        pass(Duration.ofMinutes(1), HALF_MINUTE, one);
        database.update("UPDATE seans_upstream_session SET invalid_version = version");

        one.tick();

        assertThat(number(VERSION)).isEqualTo(3);
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(2);
        assertThat(upstream.count(Count.CHECKS)).isEqualTo(2);
        assertThat(status(one).state()).isEqualTo(UpstreamState.VALID);
    }
}
