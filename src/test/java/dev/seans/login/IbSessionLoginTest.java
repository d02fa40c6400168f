package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.settings.Secret;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamCookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of 1C that the keeper manages. */
class IbSessionLoginTest {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());

    private final TestUpstream upstream = TestUpstream.ibsession(new SteppedTime());
    private final IbSessionLogin login = new IbSessionLogin(CLOCK);
    private final UpstreamAccess access =
            GivenAccess.access(upstream.url(), Map.of("login", "ibsession", "login-path", "/hs/api", "check-path", ""));

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void aSessionIsStartedCheckedAndFinished() throws Exception {
        GrantedSession session = login.login(access, GivenAccess.CREDENTIALS);
        SessionContent content = NewContent.of(access.settings(), GivenAccess.CREDENTIALS, session);

        assertThat(session.cookies()).extracting(UpstreamCookie::name).containsExactly("IBSession");
        assertThat(upstream.last("/hs/api").orElseThrow().method()).isEqualTo("GET");
        assertThat(new SessionCheck(CLOCK).of(access, content))
                .isEqualTo(new CheckOutcome.Alive(List.of(), Optional.empty()));
        assertThat(upstream.alive()).isEqualTo(1);

        login.finish(access, GivenAccess.CREDENTIALS, session);

        assertThat(upstream.alive()).isZero();
        assertThat(upstream.count(Count.FINISHES)).isEqualTo(1);
        assertThat(new SessionCheck(CLOCK).of(access, content)).isInstanceOf(CheckOutcome.Lost.class);
    }

    @Test
    void credentialsGoWithEveryCallUnlessTheSettingsSayOtherwise() throws Exception {
        GrantedSession session = login.login(access, GivenAccess.CREDENTIALS);
        UpstreamAccess loginOnly = GivenAccess.access(
                upstream.url(), Map.of("login", "ibsession", "login-path", "/hs/api", "authorize", "login"));

        assertThat(NewContent.of(access.settings(), GivenAccess.CREDENTIALS, session)
                        .authorization()
                        .map(Secret::text))
                .contains("Basic a2VlcGVyOnNlY3JldA==");
        assertThat(NewContent.of(loginOnly.settings(), GivenAccess.CREDENTIALS, session)
                        .authorization())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ibsession", "IBSESSION", "IBSession"})
    void theCookieIsKnownInAnyLetterCaseAndABalancersGoesAlong(String name) throws Exception {
        upstream.next(
                "/hs/api",
                1,
                TestAnswer.of(PlainReply.of(200)
                        .with("Set-Cookie", "balancer=b; path=/")
                        .with("Set-Cookie", name + "=a; path=/base; HttpOnly")));

        assertThat(login.login(access, GivenAccess.CREDENTIALS).cookies())
                .containsExactly(
                        new UpstreamCookie("balancer", "b", "/", false), new UpstreamCookie(name, "a", "/base", false));
    }

    @Test
    void anAnswerWithoutThatCookieSaysWhatIsToBeDone() {
        upstream.next("/hs/api", 1, TestAnswer.of(PlainReply.of(200).with("Set-Cookie", "other=x")));

        LoginFailedException failed = failed();

        assertThat(failed.failure()).isEqualTo(Failure.UNEXPECTED_ANSWER);
        assertThat(failed)
                .hasMessage("GET " + upstream.url() + "/hs/api was answered 200, but gave out no cookie IBSession: the"
                        + " service must be published with reuseSessions = use");
    }

    @Test
    void noFreeLicenceIsBusyAndAWrongPasswordARefusal() {
        upstream.rules().mostSessions(0);
        assertThat(failed().failure()).isEqualTo(Failure.BUSY);

        upstream.rules().password("changed");
        assertThat(failed().failure()).isEqualTo(Failure.REFUSED);
    }

    @Test
    void aSessionThatCannotBeFinishedIsLeftToTheUpstream() throws Exception {
        GrantedSession session = login.login(access, GivenAccess.CREDENTIALS);
        upstream.down();

        login.finish(access, GivenAccess.CREDENTIALS, session);

        upstream.up();
        assertThat(upstream.alive()).isEqualTo(1);
    }

    private LoginFailedException failed() {
        LoginFailedException failed =
                catchThrowableOfType(LoginFailedException.class, () -> login.login(access, GivenAccess.CREDENTIALS));
        return Optional.ofNullable(failed).orElseThrow();
    }
}
