package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.settings.Secret;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.ExpiryTold;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SeenRequest;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with Basic credentials; most are mistakes that a predecessor has made. */
class BasicLoginTest {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());

    private final SteppedTime upstreamTime = new SteppedTime();
    private final TestUpstream upstream = TestUpstream.basic(upstreamTime);
    private final SettingsLogin login = new SettingsLogin(CLOCK);

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void userAndPasswordGoAsBasicCredentialsAndNotInABody() throws Exception {
        GrantedSession session = login(Map.of());

        SeenRequest request = upstream.last("/login").orElseThrow();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.basic()).contains("keeper:secret");
        assertThat(request.body()).isEmpty();
        assertThat(session.cookies()).extracting(UpstreamCookie::name).containsExactly("sid");
        assertThat(session.lifetime()).isEmpty();
        assertThat(upstream.count(Count.LOGINS)).isEqualTo(1);
    }

    @Test
    void theLoginCanBeAGet() throws Exception {
        assertThat(login(Map.of("login-method", "GET")).cookies()).hasSize(1);
        assertThat(upstream.last("/login").orElseThrow().method()).isEqualTo("GET");
    }

    @Test
    void credentialsAreSentInUtf8() throws Exception {
        upstream.rules().user("Администратор");
        upstream.rules().password("пароль:%ё");

        GrantedSession session = login.login(
                GivenAccess.access(upstream.url(), Map.of()),
                new Credentials("Администратор", new Secret("пароль:%ё")));

        assertThat(session.cookies()).hasSize(1);
    }

    @Test
    void a200IsNoLoginUnlessTheSettingsSaySo() throws Exception {
        upstream.next("/login", 2, usual -> {
            PlainReply reply = usual.get();
            return new PlainReply(200, reply.headers(), reply.body());
        });

        assertThat(refused(Map.of()))
                .hasMessage("POST " + upstream.url() + "/login was answered 200, which the setting"
                        + " seans.upstream.erp.login-status does not have: expected was [201]");
        assertThat(login(Map.of("login-status", "200 204")).cookies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 429, 500, 503})
    void invalidCredentialsInABodyAreARefusalWhateverTheStatus(int status) {
        upstream.next("/login", 1, TestAnswer.invalidCredentials(status));

        LoginFailedException failed = refused(Map.of());

        assertThat(failed.failure()).isEqualTo(Failure.REFUSED);
        assertThat(failed)
                .hasMessage("POST " + upstream.url() + "/login was answered " + status
                        + " with INVALID_CREDENTIALS: user or password are wrong");
    }

    @ParameterizedTest
    @EnumSource(ExpiryTold.class)
    void theUpstreamTellsHowLongTheSessionLivesWhateverItsClock(ExpiryTold way) throws Exception {
        upstreamTime.step(Duration.ofDays(-400));
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(way);

        GrantedSession session = login(Map.of("expiry-field", "/token/expiry"));

        assertThat(session.lifetime()).contains(Duration.ofHours(4));
    }

    @Test
    void withoutADateInTheAnswerTheDatabasesClockCounts() throws Exception {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.EXPIRES);
        upstreamTime.step(Duration.ofHours(1));
        upstream.next("/login", 1, usual -> usual.get().without("Date"));

        assertThat(login(Map.of()).lifetime()).contains(Duration.ofHours(5));
    }

    @Test
    void theFieldGoesBeforeTheCookie() throws Exception {
        upstream.next(
                "/login",
                1,
                TestAnswer.of(PlainReply.of(201)
                        .with("Set-Cookie", "sid=a; Max-Age=60")
                        .saying("application/json", "{\"expiry\":\"120\"}")));

        assertThat(login(Map.of("expiry-field", "/expiry")).lifetime()).contains(Duration.ofMinutes(2));
    }

    @Test
    void onlyTheNamedCookiesAreKept() throws Exception {
        upstream.next(
                "/login",
                1,
                TestAnswer.of(PlainReply.of(201)
                        .with("Set-Cookie", "tracker=x; Max-Age=1")
                        .with("Set-Cookie", "sid=a; Max-Age=60")
                        .with("Set-Cookie", "balancer=b")));

        GrantedSession session = login(Map.of("cookies", "sid,balancer"));

        assertThat(session.cookies())
                .containsExactly(
                        new UpstreamCookie("sid", "a", "/", false), new UpstreamCookie("balancer", "b", "/", false));
        assertThat(session.lifetime()).contains(Duration.ofMinutes(1));
    }

    @Test
    void theUpstreamSaysWhenItMayBeAskedAgain() {
        upstream.next("/login", 1, TestAnswer.retryAfter(429, "120"));
        upstream.next(
                "/login",
                1,
                TestAnswer.of(PlainReply.of(503)
                        .with("Date", "Sun, 01 Mar 2020 10:00:00 GMT")
                        .with("Retry-After", "Sun, 01 Mar 2020 10:10:00 GMT")));
        upstream.next("/login", 1, TestAnswer.retryAfter(503, "99999999999999999999"));
        upstream.next("/login", 1, TestAnswer.retryAfter(503, "soon"));
        upstream.next("/login", 1, TestAnswer.retryAfter(503, "Sun, 01 Mar 2020 10:10:00 GMT"));

        assertThat(refused(Map.of()).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(refused(Map.of()).retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(refused(Map.of()).retryAfter()).contains(Duration.ofDays(366));
        assertThat(refused(Map.of()).retryAfter()).isEmpty();
        assertThat(refused(Map.of()).retryAfter()).isEmpty();
    }

    @Test
    void thePathOfTheBaseUrlStaysInFront() throws Exception {
        upstream.next("/base/1/in", 1, TestAnswer.of(PlainReply.of(201).with("Set-Cookie", "sid=a")));

        GrantedSession session = login.login(
                GivenAccess.access(upstream.url().resolve("/base/1/"), Map.of("login-path", "/in?x=1")),
                GivenAccess.CREDENTIALS);

        assertThat(session.cookies()).containsExactly(new UpstreamCookie("sid", "a", "/base/1", false));
    }

    private GrantedSession login(Map<String, String> settings) throws Exception {
        return login.login(GivenAccess.access(upstream.url(), settings), GivenAccess.CREDENTIALS);
    }

    private LoginFailedException refused(Map<String, String> settings) {
        LoginFailedException failed = catchThrowableOfType(LoginFailedException.class, () -> login(settings));
        return Optional.ofNullable(failed).orElseThrow();
    }
}
