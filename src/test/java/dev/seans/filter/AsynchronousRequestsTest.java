package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.identity.SessionId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The session of a request that goes on after its servlet has returned. */
class AsynchronousRequestsTest extends GateFixture {

    @Test
    void theEndOfAnAsynchronousRequestGivesTheSessionBackOnce() throws Exception {
        SessionId id = visit();
        FakeRequest asynchronous = with(id);
        List<HttpSession> kept = new ArrayList<>();

        shop.handle(asynchronous, (request, response) -> {
            kept.add(request.getSession());
            request.startAsync();
            assertThat(asynchronous.async().request()).isSameAs(request);
        });

        assertThat(isHeld()).isTrue();
        assertThat(shop.allFinished()).hasSize(1);
        kept.get(0).setAttribute("n", 5);
        asynchronous.async().complete();
        asynchronous.async().complete();
        assertThat(isHeld()).isFalse();
        assertThat(stored(id)).isEqualTo(5);
        assertThat(shop.allFinished()).as("the visit, and this").hasSize(2);
        assertThat(shop.cleanings()).isEqualTo(2);
    }

    @Test
    void whatIsStartedAgainAfterADispatchIsListenedToOnce() throws Exception {
        FakeRequest asynchronous = with(visit());

        shop.handle(asynchronous, (request, response) -> {
            request.startAsync();
            for (int dispatches = 0; dispatches < 3; dispatches++) {
                request.startAsync();
                assertThat(asynchronous.async().listeners()).isEqualTo(1);
            }
        });

        assertThat(isHeld()).isTrue();
        asynchronous.async().complete();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void whatIsStartedBehindTheWrapperIsWaitedForToo() throws Exception {
        FakeRequest asynchronous = with(visit());

        shop.handle(asynchronous, (request, response) -> asynchronous.http().startAsync());

        assertThat(isHeld()).isTrue();
        asynchronous.async().complete();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void aDispatchGoesOnInTheSameSession() throws Exception {
        FakeRequest inner = with(visit());

        shop.handle(inner, (request, response) -> {
            HttpSession mine = request.getSession();
            for (DispatcherType type : List.of(DispatcherType.FORWARD, DispatcherType.INCLUDE, DispatcherType.ASYNC)) {
                inner.dispatched(type);
                shop.pass(request, response, (same, answer) -> assertThat(same).isSameAs(request));
                shop.pass(
                        inner.http(),
                        response,
                        (unwrapped, answer) ->
                                assertThat(unwrapped.getSession()).isSameAs(mine));
            }
            assertThat(isHeld()).isTrue();
        });

        assertThat(isHeld()).isFalse();
        assertThat(shop.allFinished()).hasSize(2);
    }
}
