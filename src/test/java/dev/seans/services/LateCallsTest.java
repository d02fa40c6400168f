package dev.seans.services;

import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.POOLED;
import static dev.seans.services.GivenCalls.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.LogListener;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.identity.SessionId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that is done is not told to be undone because its session is in trouble. */
class LateCallsTest extends ServiceCallsFixture {

    @Test
    void theAnswerOfACallThatHasLostItsNewSessionOfThePoolStands() throws Exception {
        try (LogListener log = LogListener.on(SessionIdentityFilter.class)) {
            assertThat(late(GivenCalls.call(POOLED)).status()).isEqualTo(200);

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("WARNING Session ")
                            && line.contains(" of service http/pooled was lost")
                            && line.endsWith("its answer stands, and the next call gets another session"));
        }
        assertThat(calls.filter().finished().notes()).doesNotContainKey("outcome");
        assertThat(GivenCalls.body(calls.handle(GivenCalls.call(POOLED)))).isEqualTo("1");
    }

    @Test
    void theAnswerOfACallThatHasLostASessionOfThePoolWithWhatItHasChangedStands() throws Exception {
        calls.handle(GivenCalls.call(POOLED));

        FakeResponse response = late(GivenCalls.call(POOLED));

        assertThat(response.status()).isEqualTo(200);
        assertThat(GivenCalls.body(response)).isEqualTo("done");
        assertThat(GivenCalls.body(calls.handle(GivenCalls.call(POOLED)))).isEqualTo("1");
    }

    @Test
    void aClientThatManagesItsSessionIsToldThatChangesAreLost() throws Exception {
        SessionId id = calls.started(MANUAL);

        assertThat(late(GivenCalls.with(GivenCalls.call(MANUAL), id)).status()).isEqualTo(503);
        assertThat(calls.filter().finished().notes()).containsEntry("outcome", "lost");
    }

    @Test
    void aClientThatManagesItsSessionHasLostNothingWhereNothingWasChanged() throws Exception {
        SessionId id = calls.started(MANUAL);

        FakeResponse response =
                calls.filter().handle(GivenCalls.with(GivenCalls.call(MANUAL), id), (request, answer) -> makeLate());

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void whatEndsAnywayIsNeverLost() throws Exception {
        assertThat(late(GivenCalls.call(SINGLE)).status()).isEqualTo(200);
        SessionId id = calls.started(MANUAL);
        assertThat(late(GivenCalls.with(GivenCalls.call(MANUAL), id).header("IBSession", "finish"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {POOLED, MANUAL})
    void aSessionWithNothingToSaveFailsNoCallWhenTheDatabaseIsAway(String service) throws Exception {
        FakeRequest call =
                GivenCalls.with(GivenCalls.call(service), GivenCalls.id(calls.handle(GivenCalls.start(MANUAL))));
        calls.handle(GivenCalls.call(POOLED));

        try (LogListener log = LogListener.on(SessionIdentityFilter.class)) {
            FakeResponse response = calls.filter().handle(call, (request, answer) -> {
                answer.getWriter().print(request.getSession().getAttribute("n"));
                database.update("ALTER TABLE seans_session RENAME TO gone");
            });

            assertThat(response.status()).isEqualTo(200);
            assertThat(GivenCalls.body(response)).isEqualTo("1");
            assertThat(log.lines()).anyMatch(line -> line.contains("there was nothing to be saved"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"finish", "dontuse"})
    void valuesThatThrowWhenTheirSessionEndsFailNoCall(String way) throws Exception {
        FakeRequest last = way.equals("finish")
                ? GivenCalls.with(GivenCalls.call(MANUAL), calls.started(MANUAL))
                        .header("IBSession", "finish")
                : GivenCalls.call(SINGLE);

        FakeResponse response = calls.filter()
                .handle(last, (request, answer) -> request.getSession().setAttribute("stubborn", new Stubborn()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(calls.sessions()).isZero();
    }

    /** The call changes its session, takes longer than it may hold it, and somebody removes what has expired. */
    private FakeResponse late(FakeRequest request) throws IOException, ServletException {
        return calls.filter().handle(request, (inside, answer) -> {
            inside.getSession().setAttribute("n", 7);
            answer.getWriter().print("done");
            makeLate();
        });
    }

    private void makeLate() {
        Instant past = Instant.now().minusSeconds(3_600);
        database.update("UPDATE seans_session SET x_until = ?, expires_at = ?", past, past);
    }

    /** Does not like to leave. */
    static final class Stubborn implements HttpSessionBindingListener, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            event.getSession().invalidate();
        }
    }
}
