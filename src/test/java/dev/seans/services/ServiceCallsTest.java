package dev.seans.services;

import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.OTHER;
import static dev.seans.services.GivenCalls.POOLED;
import static dev.seans.services.GivenCalls.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.SeansSession;
import dev.seans.filter.SessionIdentity;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the session of a call: its separators, its user, its id. */
class ServiceCallsTest extends ServiceCallsFixture {

    @Test
    void sessionsOfDifferentSeparatorsNeverMeet() throws Exception {
        GivenCalls areas = new GivenCalls(
                database,
                home,
                Map.of(),
                Map.of(),
                List.of(start -> start.set("area", start.separators().getOrDefault("area", ""))),
                List.of(request -> Map.of("area", request.getHeader("Area"))));
        SessionId first = GivenCalls.id(areas.handle(GivenCalls.start(MANUAL).header("Area", "1")));

        assertThat(areas.handle(GivenCalls.with(GivenCalls.call(MANUAL), first).header("Area", "2"))
                        .status())
                .isEqualTo(404);
        for (String area : List.of("1", "2", "1")) {
            areas.filter()
                    .handle(
                            GivenCalls.call(POOLED).header("Area", area),
                            (request, response) -> assertThat(
                                            request.getSession().getAttribute("area"))
                                    .isEqualTo(area));
        }
    }

    @Test
    void withoutItsSeparatorsACallGetsNoSession() throws Exception {
        GivenCalls areas = new GivenCalls(database, home, Map.of(), Map.of(), List.of(), List.of(request -> {
            throw new IllegalStateException("no area");
        }));

        assertThat(areas.handle(GivenCalls.call(POOLED)).status()).isEqualTo(406);
        assertThat(areas.sessions()).isZero();
    }

    @Test
    void whatIsNotPublishedOrSwitchedOffIs404BeforeAnythingElse() throws Exception {
        for (String service : List.of("off", "nowhere")) {
            FakeResponse response = calls.handle(
                    GivenCalls.as(GivenCalls.anonymous(service), "1c", "wrong").header("IBSession", "start"));

            assertThat(response.status()).isEqualTo(404);
            assertThat(GivenCalls.body(response)).startsWith("Сервис не опубликован\n");
            assertThat(calls.filter().finished().notes()).containsEntry("refused", "NOT_PUBLISHED");
        }
        assertThat(calls.sessions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {POOLED, MANUAL, SINGLE})
    void wrongCredentialsMakeNoSession(String service) throws Exception {
        FakeResponse response = calls.handle(
                GivenCalls.as(GivenCalls.anonymous(service), "1c", "wrong").header("IBSession", "start"));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("WWW-Authenticate", "Basic realm=\"Seans\", charset=\"UTF-8\"");
        assertThat(calls.sessions()).isZero();
        assertThat(calls.filter().finished().notes())
                .containsEntry("refused", "WRONG_CREDENTIALS")
                .containsEntry("user", "1c");
    }

    @Test
    void afterTooManyWrongPasswordsOnlyWhoHasASessionOfTheRightOneIsServed() throws Exception {
        SessionId id = calls.started(MANUAL);
        for (int time = 0; time < 10; time++) {
            calls.handle(GivenCalls.as(GivenCalls.anonymous(MANUAL), "1c", "wrong"));
        }

        FakeResponse start = calls.handle(GivenCalls.start(MANUAL));
        assertThat(start.status()).isEqualTo(429);
        assertThat(start.headers()).containsEntry("Retry-After", "60");
        assertThat(GivenCalls.body(start)).startsWith("Слишком много неверных паролей");
        FakeResponse guessed =
                calls.handle(GivenCalls.with(GivenCalls.as(GivenCalls.anonymous(MANUAL), "1c", "guessed"), id));
        assertThat(guessed.status()).isEqualTo(429);
        FakeResponse served = calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id));
        assertThat(served.status()).isEqualTo(200);
        assertThat(calls.sessions()).isEqualTo(1);
    }

    @Test
    void withARoleOnlyWhoHasItGetsASession() throws Exception {
        GivenCalls closed = with(Map.of("role", "seans-exchange"));

        FakeResponse nobody = closed.handle(GivenCalls.anonymous(POOLED));
        FakeResponse without = closed.handle(GivenCalls.call(POOLED));
        FakeResponse withIt = closed.handle(GivenCalls.call(POOLED).realmGives("seans-exchange"));

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.headers()).containsKey("WWW-Authenticate");
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.headers()).doesNotContainKey("WWW-Authenticate");
        assertThat(withIt.status()).isEqualTo(200);
        assertThat(closed.sessions()).isEqualTo(1);
    }

    @Test
    void withoutARoleOtherSchemesAreLeftToTheApplication() throws Exception {
        FakeRequest bearer = GivenCalls.anonymous(POOLED).header("Authorization", "Bearer abc");

        calls.filter()
                .handle(
                        bearer,
                        (request, response) -> assertThat(
                                        ServiceSession.of(request).orElseThrow().user())
                                .isEmpty());
    }

    @Test
    void aChangedPasswordMakesOldSessionsUnknown() throws Exception {
        SessionId id = calls.started(MANUAL);
        FakeRequest changed =
                GivenCalls.as(GivenCalls.with(GivenCalls.anonymous(MANUAL).realmKnows("1c", "new"), id), "1c", "new");

        assertThat(calls.handle(changed).status()).isEqualTo(404);
    }

    @Test
    void aPoolKeepsUsersApart() throws Exception {
        SessionKey mine = calls.key(GivenCalls.call(POOLED));
        SessionKey others = calls.key(GivenCalls.as(GivenCalls.anonymous(POOLED), "other", "good"));

        assertThat(others).isNotEqualTo(mine);
        assertThat(calls.key(GivenCalls.call(POOLED))).isEqualTo(mine);
        assertThat(calls.handle(GivenCalls.anonymous(POOLED)).status())
                .as("a pool full of other users' idle sessions")
                .isEqualTo(406);
    }

    @Test
    void aSessionOfAnotherServiceIsUnknown() throws Exception {
        assertThat(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), calls.started(OTHER)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCallKnowsItsSession() throws Exception {
        SessionId id = calls.started(MANUAL);

        calls.filter().handle(GivenCalls.with(GivenCalls.call(MANUAL), id), (request, response) -> {
            ServiceSession mine = ServiceSession.of(request).orElseThrow();
            assertThat(mine.key()).isEqualTo(id.key());
            assertThat(mine.service().title()).isEqualTo("http/manual");
            assertThat(mine.service().publication()).isEqualTo("/demo");
            assertThat(mine.user()).isEqualTo("1c");
            assertThat(mine.calls()).isEqualTo(2);
            assertThat(mine.lastAccessAt()).isAfterOrEqualTo(mine.createdAt());
            assertThat(SessionIdentity.require(request).key()).isEqualTo(id.key());
            assertThat(request.getSession().isNew()).isFalse();
        });
    }

    @Test
    void aNewSessionLooksAsItWillStay() throws Exception {
        calls.filter().handle(GivenCalls.start(MANUAL), (request, response) -> {
            assertThat(request.getSession().isNew()).isTrue();
            assertThat(request.getSession().getMaxInactiveInterval()).isEqualTo(20);
            assertThat(ServiceSession.of(request).orElseThrow().calls()).isEqualTo(1);
        });
    }

    @Test
    void aManagedSessionMayGetANewId() throws Exception {
        SessionId id = calls.started(MANUAL);

        FakeResponse response = calls.filter()
                .handle(GivenCalls.with(GivenCalls.call(MANUAL), id), (request, answer) -> request.changeSessionId());

        SessionId changed = GivenCalls.id(response);
        assertThat(changed).isNotEqualTo(id);
        assertThat(response.cookies()).hasSize(1);
        assertThat(GivenCalls.body(calls.handle(GivenCalls.with(GivenCalls.start(MANUAL), changed))))
                .isEqualTo("2");
        FakeResponse former = calls.handle(GivenCalls.with(GivenCalls.start(MANUAL), id));
        assertThat(GivenCalls.body(former)).isEqualTo("3");
        assertThat(former.cookies())
                .as("the former id is good for a moment only")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {POOLED, SINGLE})
    void otherSessionsHaveNoIdToChange(String service) throws Exception {
        FakeResponse answer = calls.filter()
                .handle(
                        GivenCalls.call(service),
                        (request, response) -> assertThatIllegalStateException()
                                .isThrownBy(request::changeSessionId)
                                .withMessageContaining("has no id that its client knows"));

        assertThat(answer.cookies()).isEmpty();
    }

    @Test
    void nobodyLogsInToTheSessionOfACall() throws Exception {
        for (String service : List.of(POOLED, MANUAL)) {
            FakeRequest anonymous = GivenCalls.anonymous(service).header("IBSession", "start");
            calls.filter().handle(anonymous, (request, response) -> {
                assertThatExceptionOfType(ServletException.class).isThrownBy(() -> request.login("1c", "right"));
                assertThat(request.getUserPrincipal()).isNull();
            });
        }
    }

    @Test
    void aPooledSessionMayBeGivenBackEarly() throws Exception {
        calls.filter().handle(GivenCalls.call(POOLED), (request, response) -> {
            HttpSession mine = request.getSession();
            mine.setAttribute("n", 41);
            assertThat(SeansSession.of(request).release()).isTrue();
            assertThat(GivenCalls.body(calls.handle(GivenCalls.call(POOLED)))).isEqualTo("42");
            assertThatIllegalStateException()
                    .isThrownBy(() -> mine.getAttribute("n"))
                    .withMessageContaining("given back by SeansSession.release()");
        });

        assertThat(calls.sessions()).isEqualTo(1);
    }

    @Test
    void aSingleSessionThatIsGivenBackEarlyEnds() throws Exception {
        calls.filter().handle(GivenCalls.call(SINGLE), (request, response) -> {
            HttpSession mine = request.getSession();
            assertThat(SeansSession.of(request).release()).isTrue();
            assertThat(calls.sessions()).isZero();
            assertThatIllegalStateException()
                    .isThrownBy(() -> mine.getAttribute("n"))
                    .withMessageContaining("given back by SeansSession.release()");
        });
    }

    @Test
    void anAsynchronousCallKeepsItsSessionUntilItIsComplete() throws Exception {
        FakeRequest asynchronous = GivenCalls.call(POOLED);
        calls.filter().handle(asynchronous, (request, response) -> request.startAsync());

        SessionKey meanwhile = calls.key(GivenCalls.call(POOLED));
        assertThat(calls.sessions()).isEqualTo(2);
        asynchronous.async().complete();
        calls.filter()
                .handle(
                        GivenCalls.call(POOLED),
                        (request, response) -> assertThat(
                                        ServiceSession.of(request).orElseThrow().key())
                                .isNotEqualTo(meanwhile));
    }

    @Test
    void anErrorPageHasNoSessionOfTheService() throws Exception {
        FakeRequest failed = GivenCalls.start(MANUAL);
        FakeResponse response = new FakeResponse();
        HttpServletRequest ofContainer = failed.http();
        calls.filter().pass(ofContainer, response.http(), (request, answer) -> {});
        response.http().reset();

        failed.dispatched(DispatcherType.ERROR);
        calls.filter()
                .pass(
                        ofContainer,
                        response.http(),
                        (page, answer) -> assertThat(page.getSession(false)).isNull());

        assertThat(response.cookies())
                .as("the client still hears of its session")
                .hasSize(1);
        assertThat(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), GivenCalls.id(response)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theErrorPageOfAUrlWithoutAFilterTakesNoSession() throws Exception {
        calls.filter()
                .handle(
                        GivenCalls.start(MANUAL).dispatched(DispatcherType.ERROR),
                        (page, answer) -> assertThat(page.getSession(false)).isNull());

        assertThat(calls.sessions()).isZero();
    }

    @Test
    void fromAnotherAddressAManagedSessionIsUnknownAndAPooledOneIsNot() throws Exception {
        SessionId id = calls.started(MANUAL);

        assertThat(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id).from("192.0.2.99"))
                        .status())
                .isEqualTo(404);
        SessionKey pooled = calls.key(GivenCalls.call(POOLED));
        assertThat(calls.key(GivenCalls.call(POOLED).from("192.0.2.99"))).isEqualTo(pooled);
    }
}
