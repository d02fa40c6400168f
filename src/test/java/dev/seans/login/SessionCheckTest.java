package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamCookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request to the check path shows of a session. */
class SessionCheckTest {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());
    private static final Map<String, String> SHORT = Map.of("timeout", "1 s", "connect-timeout", "1 s");

    private final SteppedTime time = new SteppedTime();
    private final TestUpstream upstream = TestUpstream.basic(time);
    private final SessionCheck check = new SessionCheck(CLOCK);

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void aLivingSessionGetsThrough() throws Exception {
        SessionContent session = session(Map.of());

        assertThat(check(session, Map.of())).isEqualTo(new CheckOutcome.Alive(List.of(), Optional.empty()));
        assertThat(upstream.last("/check").orElseThrow().method()).isEqualTo("GET");
        assertThat(upstream.last("/check").orElseThrow().header("Authorization"))
                .isEmpty();
    }

    @Test
    void aSessionThatIsOverIsLost() throws Exception {
        upstream.rules().lifetime(Duration.ofHours(1));
        SessionContent session = session(Map.of());
        time.step(Duration.ofHours(1));

        assertThat(check(session, Map.of()))
                .isEqualTo(new CheckOutcome.Lost("GET " + upstream.url() + "/check was answered 401"));
    }

    @Test
    void credentialsGoAlongIfTheSettingsSaySo() throws Exception {
        Map<String, String> settings = Map.of("authorize", "always");

        check(session(settings), settings);

        assertThat(upstream.last("/check").orElseThrow().basic()).contains("keeper:secret");
    }

    @Test
    void cookiesThatAreSetAnewAreBroughtBackAndNoOthers() throws Exception {
        SessionContent session = session(Map.of());
        upstream.next(
                "/check",
                1,
                TestAnswer.of(PlainReply.of(200)
                        .with("Set-Cookie", "sid=new; Path=/; Max-Age=60")
                        .with("Set-Cookie", "tracker=x")));
        UpstreamCookie old = session.cookies().get(0);
        upstream.next(
                "/check", 1, TestAnswer.of(PlainReply.of(200).with("Set-Cookie", "sid=" + old.value() + "; Path=/")));
        upstream.next("/check", 1, TestAnswer.of(PlainReply.of(200).with("Set-Cookie", "sid=; Max-Age=0")));

        assertThat(check(session, Map.of()))
                .isEqualTo(new CheckOutcome.Alive(
                        List.of(new UpstreamCookie("sid", "new", "/", false)), Optional.of(Duration.ofMinutes(1))));
        assertThat(check(session, Map.of())).isEqualTo(new CheckOutcome.Alive(List.of(), Optional.empty()));
        assertThat(check(session, Map.of())).isEqualTo(new CheckOutcome.Alive(List.of(), Optional.empty()));
    }

    @Test
    void aBusySessionOf1CLives() throws Exception {
        upstream.always("/check", TestAnswer.status(406));
        SessionContent basic = session(Map.of());

        assertThat(check(with(basic, true), Map.of())).isEqualTo(new CheckOutcome.Busy());
        assertThat(check(basic, Map.of())).isInstanceOf(CheckOutcome.Unknown.class);
    }

    static Stream<Seen> answers() {
        return Stream.of(
                new Seen(
                        "a page",
                        TestAnswer.loginPage(),
                        new CheckOutcome.Lost("GET %s/check was answered 200 with a page")),
                new Seen(
                        "a redirection", TestAnswer.redirect(), new CheckOutcome.Lost("GET %s/check was answered 302")),
                new Seen(
                        "unauthorized", TestAnswer.status(401), new CheckOutcome.Lost("GET %s/check was answered 401")),
                new Seen("no content", TestAnswer.status(204), new CheckOutcome.Alive(List.of(), Optional.empty())),
                new Seen(
                        "a body without end",
                        TestAnswer.endless(200),
                        new CheckOutcome.Alive(List.of(), Optional.empty())),
                new Seen(
                        "forbidden",
                        TestAnswer.status(403),
                        unknown(Failure.UNEXPECTED_ANSWER, "GET %s/check was answered 403")),
                new Seen(
                        "not found",
                        TestAnswer.status(404),
                        unknown(Failure.UNEXPECTED_ANSWER, "GET %s/check was answered 404")),
                new Seen(
                        "an error",
                        TestAnswer.status(500),
                        unknown(Failure.UNEXPECTED_ANSWER, "GET %s/check was answered 500")),
                new Seen(
                        "too many requests",
                        TestAnswer.status(429),
                        unknown(Failure.BUSY, "GET %s/check was answered 429")),
                new Seen("maintenance", TestAnswer.status(503), unknown(Failure.BUSY, "GET %s/check was answered 503")),
                new Seen(
                        "garbage",
                        TestAnswer.garbage(),
                        unknown(Failure.UNEXPECTED_ANSWER, "the answer to GET %s/check is not HTTP")),
                new Seen(
                        "a dropped connection",
                        TestAnswer.drop(),
                        unknown(Failure.UNREACHABLE, "the connection broke before GET %s/check was answered wholly")),
                new Seen(
                        "an answer cut off",
                        TestAnswer.dropMidway(),
                        unknown(Failure.UNREACHABLE, "the connection broke before GET %s/check was answered wholly")),
                new Seen(
                        "no answer",
                        TestAnswer.never(),
                        unknown(Failure.TIMED_OUT, "no answer to GET %s/check within 1000 ms")),
                new Seen(
                        "an answer that trickles",
                        TestAnswer.trickle(200),
                        unknown(Failure.TIMED_OUT, "the answer to GET %s/check had no end after 2000 ms")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachAnswerIsJudged(Seen seen) throws Exception {
        SessionContent session = session(SHORT);
        upstream.always("/check", seen.answer());

        assertThat(check(session, SHORT)).hasToString(seen.outcome().toString().formatted(upstream.url()));
    }

    @Test
    void aServerThatIsDownIsUnreachable() throws Exception {
        SessionContent session = session(Map.of());
        upstream.down();

        assertThat(check(session, Map.of()))
                .isEqualTo(unknown(
                        Failure.UNREACHABLE,
                        "no connection to " + upstream.url() + ": nobody listens there, or a firewall is between"));
    }

    @Test
    void aThreadThatShallStopStopsAtOnce() throws Exception {
        Gate gate = new Gate();
        SessionContent session = session(Map.of());
        upstream.always("/check", TestAnswer.heldBefore(gate));
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> outcome.complete(catchThrowable(() -> check(session, Map.of()))));
        thread.start();
        gate.awaitArrivals(1);

        thread.interrupt();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        gate.open();
    }

    private CheckOutcome check(SessionContent session, Map<String, String> settings) throws InterruptedException {
        return check.of(GivenAccess.access(upstream.url(), settings), session);
    }

    private SessionContent session(Map<String, String> settings) throws Exception {
        UpstreamAccess access = GivenAccess.access(upstream.url(), new HashMap<>(settings));
        GrantedSession granted = new SettingsLogin(CLOCK).login(access, GivenAccess.CREDENTIALS);
        return NewContent.of(access.settings(), GivenAccess.CREDENTIALS, granted);
    }

    private static SessionContent with(SessionContent session, boolean oneCallAtATime) {
        return new SessionContent(
                session.baseUrl(),
                session.cookies(),
                Optional.empty(),
                session.lost(),
                oneCallAtATime,
                session.callTimeout());
    }

    private static CheckOutcome unknown(Failure failure, String text) {
        return new CheckOutcome.Unknown(failure, text);
    }

    private record Seen(String name, TestAnswer answer, CheckOutcome outcome) {

        @Override
        public String toString() {
            return name;
        }
    }
}
