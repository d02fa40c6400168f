package dev.seans.exchange;

import dev.seans.database.FailureLog;
import dev.seans.jobs.PolledQueue;
import dev.seans.orderbook.OrderFigures;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/** Requests that wait for an order: one question for all of them at once. */
@OnePerApplication
public class OrderListeners {

    private static final Logger LOG = System.getLogger(OrderListeners.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Up to a minute is allowed (protocol, section 1.1), after which proxies end a silent answer, too: nginx does by default. */
    private static final long HOLD_MILLIS = 50_000;

    /** Beyond it a request is told at once that there is nothing: a node must not run out of connections. */
    private static final int MOST = 200;

    private final OrderFigures orders;
    private final PolledQueue<Listener> queue = new PolledQueue<>(
            MOST, PAUSE, this::look, waiting -> waiting.request().answer(Reply.unchanged()));

    @Inject
    OrderListeners(OrderFigures orders) {
        this.orders = orders;
    }

    /** Begins to look, on threads of the server. */
    public void start(ThreadFactory threads) {
        queue.start(threads);
    }

    /** Tells everybody who waits that there is nothing, and stops. */
    public void stop() {
        queue.stop();
    }

    /** Holds a request until its source has an order to fetch, or until {@link #HOLD_MILLIS} are over. */
    Optional<Reply> hold(ExchangeRequest request, String source) {
        boolean isHeld = queue.enter(
                () -> new Listener(HeldRequest.begin(request, HOLD_MILLIS, StandardCharsets.UTF_8), source));
        return isHeld ? Optional.empty() : Optional.of(Reply.unchanged());
    }

    private void look(List<Listener> listeners) {
        Set<String> sources = sourcesToFetch();
        for (Listener waiting : listeners) {
            if (sources.contains(waiting.source())) {
                queue.answer(waiting, () -> waiting.request().answer(Reply.success()));
            } else if (waiting.request().hasWaited(HOLD_MILLIS)) {
                queue.answer(waiting, () -> waiting.request().answer(Reply.unchanged()));
            }
        }
    }

    private Set<String> sourcesToFetch() {
        try {
            return orders.sourcesToFetch();
        } catch (RuntimeException failed) {
            UNREAD.log("Nobody knows whether there are orders to fetch; it is looked at again in a second", failed);
            return Set.of();
        }
    }

    private record Listener(HeldRequest request, String source) {}
}
