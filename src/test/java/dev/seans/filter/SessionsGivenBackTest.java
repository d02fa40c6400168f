package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a request gives its session back: before its end, at its end, or too late. */
class SessionsGivenBackTest extends GateFixture {

    @Test
    void aSessionIsGivenBackAlsoIfTheServletThrows() {
        List<HttpSession> kept = new ArrayList<>();

        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> shop.handle(request(), (request, answer) -> {
                    kept.add(request.getSession());
                    request.getSession().setAttribute("n", 1);
                    throw new ServletException("broken");
                }));

        assertThat(isHeld()).isFalse();
        assertThat(count()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get(0).getAttribute("n"))
                .withMessageContaining("The request to which this session was given is over");
    }

    @Test
    void aHandlerThatTakesLongGivesTheSessionBackEarly() throws Exception {
        SessionId id = visit();

        shop.handle(with(id), (request, response) -> {
            HttpSession mine = request.getSession();
            mine.setAttribute("n", 9);
            assertThat(SeansSession.of(request).release()).isTrue();
            assertThat(stored(id)).isEqualTo(9);
            assertThatIllegalStateException()
                    .isThrownBy(() -> mine.getAttribute("n"))
                    .withMessageContaining("SeansSession.release()");
            assertThatIllegalStateException()
                    .isThrownBy(() -> request.getSession().getAttribute("n"))
                    .withMessageContaining("SeansSession.release()");
            assertThat(SeansSession.of(request).release()).isTrue();
        });

        assertThat(isHeld()).isFalse();
    }

    @Test
    void aHandlerThatNeverAskedCanGiveTheSessionBackToo() throws Exception {
        SessionId id = visit();

        shop.handle(with(id), (request, response) -> {
            assertThat(SeansSession.of(request).release()).isTrue();
            assertThat(isHeld()).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(() -> request.getSession().getAttribute("n"))
                    .withMessageContaining("SeansSession.release()");
        });
    }

    @Test
    void whoseSaveComesTooLateIsToldIfTheResponseIsNotOnItsWay() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            request.getSession().setAttribute("n", 2);
            answer.getWriter().print("done");
            somebodyElseTakes();
        });

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5").containsEntry("Cache-Control", "no-store");
        assertThat(response.body(StandardCharsets.UTF_8))
                .isEqualTo("The request took longer than it may hold its session, and what it has changed there was not"
                        + " kept: try again later.\n");
        assertThat(shop.finished().note("outcome")).contains("lost");
        assertThat(shop.finished().status()).isEqualTo(503);
    }

    @Test
    void whoseSaveComesTooLateIsInTheLogAlsoIfTheResponseIsOnItsWay() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), new FakeResponse().commit(), (request, answer) -> {
            request.getSession().setAttribute("n", 2);
            somebodyElseTakes();
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(shop.finished().note("outcome")).contains("lost");
    }

    @Test
    void whoGivesBackTooLateByHandIsToldInTheEnd() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            request.getSession().setAttribute("n", 2);
            somebodyElseTakes();
            assertThat(SeansSession.of(request).release()).isFalse();
        });

        assertThat(response.status()).isEqualTo(503);
    }

    @Test
    void whoHasChangedNothingHasLostNothing() throws Exception {
        SessionId id = visit();

        FakeResponse response = shop.handle(with(id), (request, answer) -> {
            assertThat(request.getSession().getAttribute("n")).isEqualTo(1);
            somebodyElseTakes();
        });

        assertThat(response.status()).isEqualTo(200);
        assertThat(shop.finished().note("outcome")).isEmpty();
    }
}
