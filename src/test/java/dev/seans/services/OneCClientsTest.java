package dev.seans.services;

import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.POOLED;
import static dev.seans.services.GivenCalls.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients of 1C's services do, one test for each way that was seen in the wild. */
class OneCClientsTest {

    private GivenCalls calls;

    @BeforeEach
    void services(@TempDir Path home) {
        Database database = TestDatabase.H2.fresh();
        calls = new GivenCalls(database, home);
    }

    /** 1C's own configurations: 400 means that the service knows no management of sessions. */
    @Test
    void whoIsTold400RepeatsWithoutTheHeader() throws Exception {
        FakeRequest odd = GivenCalls.call(MANUAL).header("IBSession", "begin");
        assertThat(calls.handle(odd).status()).isEqualTo(400);

        FakeResponse repeated = calls.handle(GivenCalls.call(POOLED));

        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.cookies()).isEmpty();
    }

    /** The same with a service that wants the header: it says so again, and makes nothing. */
    @Test
    void withoutTheHeaderAManagedServiceStaysAt400() throws Exception {
        FakeResponse response = calls.handle(GivenCalls.call(MANUAL));

        assertThat(response.status()).isEqualTo(400);
        assertThat(GivenCalls.body(response))
                .contains("Не указан заголовок управления сеансами или куки с идентификатором сеанса");
        assertThat(calls.sessions()).isZero();
    }

    /** 1C's own configurations: the whole value of Set-Cookie comes back as Cookie, attributes among it. */
    @Test
    void setCookieComesBackVerbatimAsCookie() throws Exception {
        String whole = calls.handle(GivenCalls.start(MANUAL)).cookies().get(0);

        FakeResponse response = calls.handle(GivenCalls.call(MANUAL).header("Cookie", whole));

        assertThat(whole).startsWith("IBSession=").contains("; Path=", "; HttpOnly");
        assertThat(GivenCalls.body(response)).isEqualTo("2");
    }

    @Test
    void overTlsTheCookieIsSecureAndComesBackVerbatimToo() throws Exception {
        String whole = calls.handle(GivenCalls.start(MANUAL).secure()).cookies().get(0);

        assertThat(whole).matches("IBSession=[\\w-]{43}; Path=/seans; Secure; HttpOnly; SameSite=Lax");
        assertThat(GivenCalls.body(calls.handle(GivenCalls.call(MANUAL).secure().header("Cookie", whole))))
                .isEqualTo("2");
    }

    /** 1C's own configurations: the last block of a transfer ends the session, after it was taken in. */
    @Test
    void finishRidesOnTheLastBlock() throws Exception {
        String cookie = calls.handle(GivenCalls.start(MANUAL)).cookies().get(0);
        calls.handle(GivenCalls.call(MANUAL).header("Cookie", cookie));

        FakeResponse last =
                calls.handle(GivenCalls.call(MANUAL).header("Cookie", cookie).header("IBSession", "finish"));

        assertThat(last.status()).isEqualTo(200);
        assertThat(GivenCalls.body(last)).isEqualTo("3");
        assertThat(last.cookies()).isEmpty();
        assertThat(calls.handle(GivenCalls.call(MANUAL).header("Cookie", cookie))
                        .status())
                .isEqualTo(404);
        assertThat(calls.sessions()).isZero();
    }

    /** 1cfresh: POST with start, PUT with cookie and finish. */
    @Test
    void startAndThenFinishAtOnce() throws Exception {
        SessionId id = calls.started(MANUAL);

        FakeResponse put =
                calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id).header("IBSession", "finish"));

        assertThat(GivenCalls.body(put)).isEqualTo("2");
        assertThat(calls.sessions()).isZero();
    }

    /** 1cfresh: polls with the cookie and without the header. */
    @Test
    void pollingWithTheCookieStaysInTheSession() throws Exception {
        SessionId id = calls.started(MANUAL);

        for (int poll = 2; poll < 6; poll++) {
            FakeResponse response = calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id));
            assertThat(GivenCalls.body(response)).isEqualTo(Integer.toString(poll));
            assertThat(response.cookies()).isEmpty();
        }
        assertThat(calls.sessions()).isEqualTo(1);
    }

    /** itplan, and others: start on every request, with the cookie of the last answer. */
    @Test
    void startOnEveryRequestWithTheCookieLeaksNoSession() throws Exception {
        String cookie = calls.handle(GivenCalls.start(MANUAL)).cookies().get(0);

        for (int call = 2; call < 6; call++) {
            FakeResponse response = calls.handle(GivenCalls.start(MANUAL).header("Cookie", cookie));
            assertThat(GivenCalls.body(response)).isEqualTo(Integer.toString(call));
            assertThat(response.cookies()).containsExactly(cookie);
        }
        assertThat(calls.sessions()).isEqualTo(1);
    }

    /** odata1c-gate: several first requests race. */
    @Test
    void parallelStartsGetASessionEach() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<FakeResponse>> answers = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            answers.add(clients.submit(() -> calls.handle(GivenCalls.start(MANUAL))));
        }
        HashSet<SessionId> ids = new HashSet<>();
        for (Future<FakeResponse> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
            ids.add(GivenCalls.id(answer.get()));
        }
        clients.shutdown();

        assertThat(ids).hasSize(8);
        assertThat(calls.sessions()).isEqualTo(8);
        for (SessionId id : ids) {
            assertThat(GivenCalls.body(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id))))
                    .isEqualTo("2");
        }
    }

    /** PHP drivers write the name in lower case, and begin anew after 400, 404, or when nothing came. */
    @Test
    void whoHasAnOldIdIsTold404ForgetsItAndStarts() throws Exception {
        SessionId id = calls.started(MANUAL);
        FakeRequest lowerCase = GivenCalls.call(MANUAL).header("Cookie", "ibsession=" + id.secret());
        assertThat(GivenCalls.body(calls.handle(lowerCase))).isEqualTo("2");
        calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id).header("IBSession", "finish"));
        assertThat(calls.handle(GivenCalls.call(MANUAL).header("Cookie", "ibsession=" + id.secret()))
                        .status())
                .isEqualTo(404);

        FakeResponse anew = calls.handle(GivenCalls.start(MANUAL));

        assertThat(anew.status()).isEqualTo(200);
        assertThat(GivenCalls.body(anew)).isEqualTo("1");
    }

    /** MIKO: after 400 or 500 start is sent while the old cookie may still be there. */
    @Test
    void startWithAnOldCookieMakesANewSession() throws Exception {
        SessionId old = calls.started(MANUAL);
        calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), old).header("IBSession", "finish"));

        FakeResponse anew = calls.handle(GivenCalls.with(GivenCalls.start(MANUAL), old));

        assertThat(anew.status()).isEqualTo(200);
        assertThat(GivenCalls.id(anew)).isNotEqualTo(old);
    }

    /** PHP drivers take 406 for an error to be told; others come again. */
    @Test
    void aBusySessionIs406WithTheTimeToComeAgain() throws Exception {
        SessionId id = calls.started(MANUAL);
        List<FakeResponse> second = new ArrayList<>();

        calls.filter()
                .handle(
                        GivenCalls.with(GivenCalls.call(MANUAL), id),
                        (inside, answer) -> second.add(calls.handle(GivenCalls.with(GivenCalls.start(MANUAL), id))));

        assertThat(second.get(0).status()).isEqualTo(406);
        assertThat(second.get(0).headers()).containsEntry("Retry-After", "5");
        assertThat(second.get(0).cookies()).isEmpty();
        assertThat(GivenCalls.body(second.get(0))).startsWith("Истекло время ожидания сеанса\n");
        assertThat(calls.filter().allFinished().get(1).notes()).containsEntry("refused", "BUSY");
    }

    /** A real publication without reuse: neither header nor cookie, ignored silently. */
    @ParameterizedTest
    @ValueSource(strings = {POOLED, SINGLE})
    void whereNothingIsManagedStartIsIgnoredSilently(String service) throws Exception {
        FakeResponse response = calls.handle(GivenCalls.start(service));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKeys("Set-Cookie", "IBSession");
    }

    /** 1C's own configurations read one Set-Cookie only, and the first pair of it. */
    @Test
    void startIsAnsweredByOneSetCookieThatNoCacheKeeps() throws Exception {
        FakeResponse response = calls.handle(GivenCalls.start(MANUAL));

        assertThat(response.cookies()).hasSize(1);
        assertThat(response.cookies().get(0)).matches("IBSession=[\\w-]{43}; Path=/seans; HttpOnly; SameSite=Lax");
        assertThat(response.headers()).containsEntry("Cache-Control", "no-store");
    }

    /** Whoever takes XML gets what 1C's own server sends. */
    @Test
    void aFullPoolIsToldAs1cTellsIt() throws Exception {
        List<FakeResponse> third = new ArrayList<>();

        calls.filter()
                .handle(
                        GivenCalls.call(POOLED),
                        (first, answer) -> calls.filter()
                                .handle(
                                        GivenCalls.call(POOLED),
                                        (second, other) -> third.add(calls.handle(GivenCalls.call(POOLED)
                                                .header("Accept", "text/html, application/XML;q=0.9")))));

        assertThat(third.get(0).status()).isEqualTo(406);
        assertThat(third.get(0).headers())
                .containsEntry("Content-Type", "application/xml; charset=UTF-8")
                .containsEntry("Retry-After", "5");
        assertThat(GivenCalls.body(third.get(0))).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <exception xmlns="http://v8.1c.ru/8.2/virtual-resource-system" \
                xmlns:xs="http://www.w3.org/2001/XMLSchema" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xsi:type="Exception" clsid="580392e6-ba49-4280-ac67-fcd6f2180121" reason="406">\
                <descr xmlns="http://v8.1c.ru/8.1/data/core">Истекло время ожидания сеанса</descr></exception>
                """);
        assertThat(calls.filter().allFinished().get(0).notes()).containsEntry("refused", "POOL_FULL");
    }
}
