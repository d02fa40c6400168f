package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.orderbook.OrderFigures;
import dev.seans.settings.GivenSettings;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderListenersTest {

    private static final int MOST = 200;

    private final Database database = TestDatabase.H2.fresh();
    private volatile Set<String> toFetch = Set.of();

    private final OrderListeners listeners =
            new OrderListeners(new OrderFigures(database, new DatabaseClock(database), GivenSettings.defaults()) {
                @Override
                public Set<String> sourcesToFetch() {
                    return toFetch;
                }
            });

    @AfterEach
    void stop() {
        listeners.stop();
    }

    @Test
    void whoListensIsAnsweredWhenItsSourceHasAnOrderAndOthersWait() {
        listeners.start(Thread::new);
        Listening trade = listen("trade");
        Listening other = listen("other");

        toFetch = Set.of("trade");

        await("the poller has looked").until(trade::isAnswered);
        assertThat(trade.body()).isEqualTo("success");
        assertThat(other.isAnswered()).isFalse();
    }

    @Test
    void whoStillListensWhenTheNodeStopsIsToldThatThereIsNothing() {
        Listening waiting = listen("trade");

        listeners.stop();

        assertThat(waiting.isAnswered()).isTrue();
        assertThat(waiting.response().status()).isEqualTo(304);
        assertThat(waiting.body()).isEmpty();
        assertThat(listeners.hold(new Listening().request(), "trade"))
                .hasValueSatisfying(reply -> assertThat(reply.status()).isEqualTo(304));
    }

    @Test
    void noMoreAreHeldThanANodeCanHold() {
        for (int held = 0; held < MOST; held++) {
            listen("trade");
        }

        assertThat(listeners.hold(new Listening().request(), "trade")).isPresent();
    }

    private Listening listen(String source) {
        Listening listening = new Listening();
        assertThat(listeners.hold(listening.request(), source)).isEmpty();
        return listening;
    }

    private record Listening(FakeRequest http, FakeResponse response) {

        Listening() {
            this(new FakeResponse());
        }

        private Listening(FakeResponse response) {
            this(FakeRequest.withQuery("type=listen").answeredWith(response), response);
        }

        ExchangeRequest request() {
            return ExchangeRequest.of(http.http(), response.http());
        }

        boolean isAnswered() {
            return http.async().isComplete();
        }

        String body() {
            return response.body(StandardCharsets.UTF_8);
        }
    }
}
