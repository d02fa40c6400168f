package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seans.api.ApiException;
import dev.seans.api.JsonContent;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.changes.GivenChanges;
import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeWaitersTest {

    private static final ChangeCursor START = cursor(1);
    private static final ChangeCursor LATER = cursor(2);
    private static final ChangeCursor LATEST = cursor(3);
    private static final int MOST_OF_USER = 250;

    private final Database database = TestDatabase.H2.emptied();
    private volatile Map<String, ChangeCursor> ends = Map.of("trade", START, "outlet", START);
    private volatile Function<ChangeCursor, List<Change>> changes = after -> List.of();

    private final ChangeWaiters waiters = new ChangeWaiters(new ChangeFeed(database, GivenChanges.of(database)) {
        @Override
        public Map<String, ChangeCursor> ends() {
            return ends;
        }
    });

    @AfterEach
    void stop() {
        waiters.stop();
    }

    @Test
    void whoWaitsIsToldWhenItsSourceHasChangedAndOthersWaitOn() {
        waiters.start(Thread::new);
        Waiting trade = wait("trade", Duration.ofMinutes(1));
        Waiting outlet = wait("outlet", Duration.ofMinutes(1));

        changes = after -> List.of(new Change(LATER, "PRODUCT", 1, "p1", false, true));
        ends = Map.of("trade", LATER, "outlet", START);

        await("the poller has looked").until(trade::isAnswered);
        assertThat(trade.body()).isEqualTo("[\"p1\"]");
        assertThat(outlet.isAnswered()).isFalse();
    }

    @Test
    void whatAShopIsNotToldOfDoesNotEndItsWaiting() {
        waiters.start(Thread::new);
        Waiting trade = wait("trade", Duration.ofMinutes(1));

        changes = after -> after.equals(LATER) ? List.of(new Change(LATEST, "ORDER", 1, "7", false, true)) : List.of();
        ends = Map.of("trade", LATER);
        await("it has read on").until(() -> trade.readBehind(START));
        assertThat(trade.isAnswered()).isFalse();

        ends = Map.of("trade", LATEST);
        await("the poller has looked").until(trade::isAnswered);
        assertThat(trade.body()).isEqualTo("[\"7\"]");
    }

    @Test
    void whoHasWaitedForLongEnoughIsToldThatThereIsNothing() {
        waiters.start(Thread::new);
        Waiting trade = wait("trade", Duration.ofMillis(1));

        await("its time is over").until(trade::isAnswered);
        assertThat(trade.body()).isEqualTo("[]");
    }

    @Test
    void whoStillWaitsWhenTheNodeStopsIsAnswered() {
        Waiting trade = wait("trade", Duration.ofMinutes(1));

        waiters.stop();

        assertThat(trade.isAnswered()).isTrue();
        assertThat(trade.body()).isEqualTo("[]");
        assertThat(new Waiting().holds("trade", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void aReadingThatFailsIsToldAndEndsTheRequest() {
        waiters.start(Thread::new);
        Waiting trade = wait("trade", Duration.ofMinutes(1));

        changes = after -> {
            throw new IllegalStateException("the feed cannot be read");
        };
        ends = Map.of("trade", LATER);

        await("the poller has looked").until(trade::isAnswered);
        assertThat(trade.response.status()).isEqualTo(500);
    }

    @Test
    void oneShopDoesNotKeepTheOthersFromWaiting() {
        for (int held = 0; held < MOST_OF_USER; held++) {
            wait("trade", Duration.ofMinutes(1));
        }

        assertThatThrownBy(() -> wait("trade", Duration.ofMinutes(1)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("come again");
        assertThat(new Waiting("other").holds("trade", Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void whoIsAnsweredGivesItsPlaceBack() {
        waiters.start(Thread::new);
        for (int held = 0; held < MOST_OF_USER; held++) {
            wait("trade", Duration.ofMillis(1));
        }

        await("all are answered").until(() -> new Waiting("shop").isRoom());
    }

    private static ChangeCursor cursor(long number) {
        return new ChangeCursor("e", number, 9, 0);
    }

    private Waiting wait(String source, Duration longest) {
        Waiting waiting = new Waiting();
        assertThat(waiting.holds(source, longest)).isTrue();
        return waiting;
    }

    private final class Waiting {

        private final String user;
        private final FakeResponse response = new FakeResponse();
        private final FakeRequest request = FakeRequest.withQuery("wait=1min").answeredWith(response);
        private volatile ChangeCursor last = ChangeCursor.BEGINNING;

        Waiting() {
            this("shop");
        }

        Waiting(String user) {
            this.user = user;
        }

        boolean isRoom() {
            try {
                return holds("trade", Duration.ofMillis(1));
            } catch (ApiException tooMany) {
                return false;
            }
        }

        boolean holds(String source, Duration longest) {
            ChangeWaiters.Reading reading = new ChangeWaiters.Reading(
                    this::page,
                    page -> JsonContent.of(Json.createArrayBuilder(
                                    page.changes().stream().map(Change::id).toList())
                            .build()));
            return waiters.hold(
                    new ChangeWaiters.Held(user, request.http(), response.http()), longest, source, START, reading);
        }

        private ChangeFeed.Page page(ChangeCursor after) {
            last = after;
            return new ChangeFeed.Page(changes.apply(after), ends.getOrDefault("trade", START), false);
        }

        boolean readBehind(ChangeCursor cursor) {
            return last.equals(cursor);
        }

        boolean isAnswered() {
            return request.async().isComplete();
        }

        String body() {
            return response.body(StandardCharsets.UTF_8);
        }
    }
}
