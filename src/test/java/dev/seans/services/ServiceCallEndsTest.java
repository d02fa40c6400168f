package dev.seans.services;

import static dev.seans.filter.Noisy.UNBOUND;
import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.POOLED;
import static dev.seans.services.GivenCalls.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.Noisy;
import dev.seans.identity.SessionId;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the session of a call ends, and what becomes of a call that has lost it. */
class ServiceCallEndsTest extends ServiceCallsFixture {

    @ParameterizedTest
    @ValueSource(strings = {"finish", "dontuse"})
    void whatEndsAfterTheCallUnbindsItsValuesAndSavesNothing(String way) throws Exception {
        FakeRequest last = way.equals("finish")
                ? GivenCalls.with(GivenCalls.call(MANUAL), noisy()).header("IBSession", "finish")
                : GivenCalls.call(SINGLE);

        FakeResponse response = calls.filter().handle(last, (request, answer) -> {
            request.getSession().setAttribute("new", new Noisy("new"));
            assertThat(UNBOUND).isEmpty();
            assertThat(calls.sessions()).isEqualTo(1);
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(UNBOUND).contains("new").hasSize(way.equals("finish") ? 2 : 1);
        assertThat(calls.sessions()).isZero();
        assertThat(calls.filter().finished().notes()).doesNotContainKey("outcome");
    }

    @Test
    void finishUnbindsAlsoWhatTheCallHasNotLookedAt() throws Exception {
        SessionId id = noisy();

        calls.filter()
                .handle(
                        GivenCalls.with(GivenCalls.call(MANUAL), id).header("IBSession", "finish"),
                        (request, answer) -> {});

        assertThat(UNBOUND).containsExactly("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {POOLED, MANUAL, SINGLE})
    void anApplicationThatInvalidatesEndsTheSession(String service) throws Exception {
        calls.filter().handle(GivenCalls.start(service), (request, response) -> {
            request.getSession().invalidate();
            assertThat(calls.sessions()).isZero();
            assertThat(request.getSession(false)).isNull();
            assertThatIllegalStateException()
                    .isThrownBy(request::getSession)
                    .withMessageContaining("a call of a service gets one only once");
        });

        assertThat(calls.sessions()).isZero();
    }

    @Test
    void whoHasLostTheSessionIsToldThatNothingWasSaved() throws Exception {
        FakeRequest call = GivenCalls.with(GivenCalls.call(MANUAL), calls.started(MANUAL));
        FakeResponse response = calls.filter().handle(call, (request, answer) -> {
            request.getSession().setAttribute("n", 99);
            database.update("DELETE FROM seans_session");
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(calls.filter().finished().notes()).containsEntry("outcome", "lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {MANUAL, SINGLE})
    void whatWasToEndAnywayIsNotMissed(String service) throws Exception {
        FakeRequest last =
                GivenCalls.with(GivenCalls.call(service), calls.started(MANUAL)).header("IBSession", "finish");

        FakeResponse response = calls.filter().handle(last, (request, answer) -> {
            request.getSession().setAttribute("n", 1);
            database.update("DELETE FROM seans_session");
        });

        assertThat(response.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {MANUAL, SINGLE})
    void aSessionThatCannotBeEndedDoesNotSpoilItsLastCall(String service) throws Exception {
        FakeRequest last =
                GivenCalls.with(GivenCalls.call(service), calls.started(MANUAL)).header("IBSession", "finish");

        FakeResponse response = calls.filter()
                .handle(last, (request, answer) -> database.update("ALTER TABLE seans_session RENAME TO away"));

        assertThat(response.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {POOLED, MANUAL, SINGLE})
    void whileTheDatabaseIsAwayTheClientIsToldToComeAgain(String service) throws Exception {
        database.update("ALTER TABLE seans_session RENAME TO away");

        FakeResponse response = calls.handle(GivenCalls.start(service));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(response.cookies()).isEmpty();
        assertThat(calls.filter().finished().notes()).containsEntry("refused", "UNAVAILABLE");
    }

    private SessionId noisy() throws ServletException, IOException {
        return GivenCalls.id(calls.filter()
                .handle(
                        GivenCalls.start(MANUAL),
                        (request, response) -> request.getSession().setAttribute("old", new Noisy("old"))));
    }
}
