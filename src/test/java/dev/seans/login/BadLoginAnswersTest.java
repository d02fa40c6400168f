package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SteppedTime;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a login is answered, operators learn what it was, and the keeper what to make of it. */
class BadLoginAnswersTest {

    private static final SteppedClock CLOCK = new SteppedClock(TestDatabase.H2.fresh());
    private static final Map<String, String> SHORT = Map.of("timeout", "1 s", "connect-timeout", "1 s");
    private static final String NO_COOKIE = "was answered 201, but gave out no cookie that could be kept";
    private static final String NO_HTTP = "the answer to POST %s/login is not HTTP";
    private static final String BROKE = "the connection broke before POST %s/login was answered wholly";
    private static final String STATUS =
            "which the setting seans.upstream.erp.login-status does not have: expected was [201]";

    private final TestUpstream upstream = TestUpstream.basic(new SteppedTime());
    private final SettingsLogin login = new SettingsLogin(CLOCK);

    @AfterEach
    void close() {
        upstream.close();
    }

    private static final String UNAUTHORIZED =
            "POST %s/login was answered 401: user or password are wrong, or it wants them in"
                    + " another way than by HTTP Basic, for which it does not ask";

    static Stream<Bad> badAnswers() {
        return Stream.of(
                new Bad("wrong password", TestAnswer.status(401), Failure.REFUSED, UNAUTHORIZED),
                new Bad(
                        "forbidden",
                        TestAnswer.status(403),
                        Failure.FORBIDDEN,
                        "POST %s/login was answered 403: it lets nobody in from here, or not now, or not this user"),
                new Bad(
                        "a wrong password where Basic is asked for",
                        raw(
                                "HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate, Basic realm=\"topsecret\"\r\nContent-Length: 0\r\n\r\n"),
                        Failure.REFUSED,
                        "POST %s/login was answered 401: user or password are wrong"),
                new Bad("a refusal without end", TestAnswer.endless(401), Failure.REFUSED, UNAUTHORIZED),
                new Bad("a refusal that trickles", TestAnswer.trickle(401), Failure.REFUSED, UNAUTHORIZED),
                new Bad(
                        "no licence",
                        TestAnswer.status(406),
                        Failure.BUSY,
                        "POST %s/login was answered 406: it is too busy for a login"),
                new Bad(
                        "too many requests",
                        TestAnswer.status(429),
                        Failure.BUSY,
                        "POST %s/login was answered 429: it is too busy for a login"),
                new Bad(
                        "maintenance",
                        TestAnswer.status(503),
                        Failure.BUSY,
                        "POST %s/login was answered 503: it is too busy for a login"),
                new Bad(
                        "a bad request",
                        TestAnswer.status(400),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 400, " + STATUS),
                new Bad(
                        "an error",
                        TestAnswer.status(500),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 500, " + STATUS),
                new Bad(
                        "a redirection",
                        TestAnswer.redirect(),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 302, " + STATUS),
                new Bad(
                        "a page",
                        TestAnswer.loginPage(),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 200, " + STATUS),
                new Bad(
                        "no content",
                        TestAnswer.status(204),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 204, " + STATUS),
                new Bad(
                        "no cookie",
                        TestAnswer.withoutCookie(),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login " + NO_COOKIE),
                new Bad(
                        "a foreign domain",
                        cookie("sid=topsecret; Domain=bank.example"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login " + NO_COOKIE),
                new Bad(
                        "a cookie that is over",
                        cookie("sid=topsecret; Max-Age=0"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login " + NO_COOKIE),
                new Bad(
                        "no cookie of those named",
                        cookie("other=topsecret"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 201, but gave out none of the cookies [sid]",
                        Map.of("cookies", "sid")),
                new Bad(
                        "an expiry of nonsense",
                        body("{\"expiry\":\"topsecret\"}"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 201, and its field /expiry is neither a number nor a date and time, such as 2026-03-01T10:00:00Z",
                        Map.of("expiry-field", "/expiry")),
                new Bad(
                        "an expiry in the past",
                        body("{\"expiry\":-1}"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 201, and its field /expiry says that the session is over already",
                        Map.of("expiry-field", "/expiry")),
                new Bad(
                        "an expiry of zero",
                        body("{\"expiry\":0}"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 201, and its field /expiry says that the session is over already",
                        Map.of("expiry-field", "/expiry")),
                new Bad(
                        "an expiry in no JSON",
                        body("topsecret"),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 201, and its field /expiry is not JSON",
                        Map.of("expiry-field", "/expiry")),
                new Bad(
                        "a body without end",
                        TestAnswer.endless(201),
                        Failure.UNEXPECTED_ANSWER,
                        "POST %s/login was answered 201 with more than 1 MB, which no login has: is login-path right?"),
                new Bad("garbage", TestAnswer.garbage(), Failure.UNEXPECTED_ANSWER, NO_HTTP),
                new Bad("an absurd status", raw("HTTP/1.1 topsecret OK\r\n\r\n"), Failure.UNEXPECTED_ANSWER, NO_HTTP),
                new Bad(
                        "an absurd length",
                        raw("HTTP/1.1 201 OK\r\nContent-Length: topsecret\r\n\r\n"),
                        Failure.UNEXPECTED_ANSWER,
                        NO_HTTP),
                new Bad("a dropped connection", TestAnswer.drop(), Failure.UNREACHABLE, BROKE),
                new Bad("an answer lost on its way", TestAnswer.dropAfterDoing(), Failure.UNREACHABLE, BROKE),
                new Bad("an answer cut off", TestAnswer.dropMidway(), Failure.UNREACHABLE, BROKE),
                new Bad(
                        "no answer",
                        TestAnswer.never(),
                        Failure.TIMED_OUT,
                        "no answer to POST %s/login within 1000 ms",
                        SHORT),
                new Bad(
                        "an answer that trickles",
                        TestAnswer.trickle(201),
                        Failure.TIMED_OUT,
                        "the answer to POST %s/login had no end after 2000 ms",
                        SHORT));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void aBadAnswerIsAFailureWithASentence(Bad bad) {
        upstream.always("/login", bad.answer());

        LoginFailedException failed = failed(GivenAccess.access(upstream.url(), bad.settings()));

        assertThat(failed.failure()).isEqualTo(bad.failure());
        assertThat(failed).hasMessage(bad.message().formatted(upstream.url())).hasNoCause();
        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void aServerThatIsDownIsUnreachable() {
        upstream.down();

        LoginFailedException failed = failed(GivenAccess.access(upstream.url(), Map.of()));

        assertThat(failed.failure()).isEqualTo(Failure.UNREACHABLE);
        assertThat(failed)
                .hasMessage("no connection to " + upstream.url() + ": nobody listens there, or a firewall is between");
    }

    @Test
    void aHostThatNobodyKnowsIsUnreachable() {
        LoginFailedException failed = failed(GivenAccess.access(URI.create("http://nowhere.invalid"), Map.of()));

        assertThat(failed.failure()).isEqualTo(Failure.UNREACHABLE);
        assertThat(failed).hasMessage("no connection to http://nowhere.invalid: nobody knows the host");
    }

    @Test
    void aThreadThatShallStopStopsAtOnce() throws Exception {
        Gate gate = new Gate();
        upstream.always("/login", TestAnswer.heldBefore(gate));
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        UpstreamAccess access = GivenAccess.access(upstream.url(), Map.of());
        Thread thread =
                new Thread(() -> outcome.complete(catchThrowable(() -> login.login(access, GivenAccess.CREDENTIALS))));
        thread.start();
        gate.awaitArrivals(1);

        thread.interrupt();

        assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        gate.open();
    }

    private LoginFailedException failed(UpstreamAccess access) {
        LoginFailedException failed =
                catchThrowableOfType(LoginFailedException.class, () -> login.login(access, GivenAccess.CREDENTIALS));
        return Optional.ofNullable(failed).orElseThrow();
    }

    private static TestAnswer cookie(String header) {
        return TestAnswer.of(PlainReply.of(201).with("Set-Cookie", header));
    }

    private static TestAnswer body(String text) {
        return TestAnswer.of(
                PlainReply.of(201).with("Set-Cookie", "sid=topsecret").saying("application/json", text));
    }

    private static TestAnswer raw(String text) {
        return usual -> out -> {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        };
    }

    private record Bad(String name, TestAnswer answer, Failure failure, String message, Map<String, String> settings) {

        Bad(String name, TestAnswer answer, Failure failure, String message) {
            this(name, answer, failure, message, Map.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
