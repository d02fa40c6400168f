package dev.seans.exchange;

import dev.seans.database.FailureLog;
import dev.seans.orderbook.OrderFigures;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Requests that wait for an order, without a thread and without a connection of the database: one poller asks for all. */
@OnePerApplication
public class OrderListeners {

    private static final Logger LOG = System.getLogger(OrderListeners.class.getName());
    private static final FailureLog UNREAD = new FailureLog(LOG, Level.WARNING);
    private static final long POLL_MILLIS = 1000;
    private static final long HOLD_MILLIS = 60_000;
    private static final long LAST_LOOK_SECONDS = 5;

    /** Beyond it a request is told at once that there is nothing: a node must not run out of connections. */
    private static final int MOST = 200;

    private final OrderFigures orders;

    /** Whoever takes one out answers it, and nobody else does. */
    private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean stopped;
    private @Nullable ScheduledExecutorService poller;
    private @Nullable Future<?> polling;

    @Inject
    OrderListeners(OrderFigures orders) {
        this.orders = orders;
    }

    /** Starts the poller on a thread of the server. */
    public synchronized void start(ThreadFactory threads) {
        poller = Executors.newSingleThreadScheduledExecutor(threads);
        polling = poller.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells everybody who waits that there is nothing, and stops. The poller is not interrupted: it may be in the database. */
    public synchronized void stop() {
        stopped = true;
        if (poller != null && polling != null) {
            polling.cancel(false);
            poller.shutdown();
            await(poller);
        }
        answer(Set.of(), true);
    }

    private static void await(ExecutorService last) {
        try {
            if (!last.awaitTermination(LAST_LOOK_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The last look for orders has not ended; who listens will listen again");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Holds a request until its source has an order to fetch, or for a minute. */
    Optional<Reply> hold(ExchangeRequest request, String source) {
        if (stopped || count.getAndUpdate(waiting -> Math.min(MOST, waiting + 1)) >= MOST) {
            return Optional.of(Reply.unchanged());
        }
        listeners.add(new Listener(begin(request), source));
        if (stopped) {
            answer(Set.of(), true); // the last look may have been before it was added
        }
        return Optional.empty();
    }

    private HeldRequest begin(ExchangeRequest request) {
        boolean begun = false;
        try {
            HeldRequest held = HeldRequest.begin(request, HOLD_MILLIS, StandardCharsets.UTF_8);
            begun = true;
            return held;
        } finally {
            if (!begun) {
                count.decrementAndGet();
            }
        }
    }

    private void poll() {
        try {
            if (!listeners.isEmpty()) {
                answer(sourcesToFetch(), false);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "Who listens for orders could not be answered; it is tried again in a second", failed);
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

    private void answer(Set<String> sources, boolean everybody) {
        listeners.forEach(waiting -> {
            boolean hasOrders = sources.contains(waiting.source());
            boolean isOver = everybody || waiting.request().hasWaited(HOLD_MILLIS);
            if ((hasOrders || isOver) && listeners.remove(waiting)) {
                count.decrementAndGet();
                waiting.request().answer(hasOrders ? Reply.success() : Reply.unchanged());
            }
        });
    }

    private record Listener(HeldRequest request, String source) {}
}
