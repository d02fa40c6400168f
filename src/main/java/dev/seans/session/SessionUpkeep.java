package dev.seans.session;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a node does for sessions beside the requests: renews leases, and removes dead sessions. The latter every minute,
 * because a quiet site has few requests, and after some requests, because a busy one has many dead sessions.
 */
@OnePerApplication
public class SessionUpkeep {

    private static final Logger LOG = System.getLogger(SessionUpkeep.class.getName());
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
    private static final int ROUNDS = 100;

    /** A sweep must not hold up a renewal. */
    private static final int THREADS = 2;

    private final LeaseRenewal renewal;
    private final SessionSweep sweep;
    private final WaitingRoom room;
    private final int probability;
    private final int divisor;
    private final IntUnaryOperator random;

    private @Nullable ScheduledExecutorService running;

    @Inject
    public SessionUpkeep(LeaseRenewal renewal, SessionSweep sweep, WaitingRoom room, Settings settings) {
        this(
                renewal,
                sweep,
                room,
                settings,
                bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** @param random gives a number from 0 to below its argument */
    SessionUpkeep(
            LeaseRenewal renewal, SessionSweep sweep, WaitingRoom room, Settings settings, IntUnaryOperator random) {
        this.renewal = renewal;
        this.sweep = sweep;
        this.room = room;
        this.probability = settings.integer(Setting.SESSION_GC_PROBABILITY);
        this.divisor = settings.integer(Setting.SESSION_GC_DIVISOR);
        this.random = random;
    }

    /** Starts on threads of this factory, the server's; does nothing if it runs already. */
    public synchronized void start(ThreadFactory threads) {
        if (running == null) {
            ScheduledExecutorService executor =
                    Executors.newScheduledThreadPool(THREADS, work -> named(threads.newThread(work)));
            repeat(executor, renewal.interval(), "Leases", renewal::renew);
            repeat(executor, SWEEP_INTERVAL, "Dead sessions", () -> sweep.sweep(ROUNDS));
            running = executor;
            room.announce();
        }
    }

    /** So that an operator who looks at the threads of the server finds ours. */
    private static Thread named(Thread thread) {
        thread.setName("seans-sessions");
        return thread;
    }

    /** Does nothing if it does not run. */
    public synchronized void stop() {
        ScheduledExecutorService executor = running;
        running = null;
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    /**
     * Removes dead sessions in {@code seans.session.gc-probability} of {@code seans.session.gc-divisor} calls: a hundred
     * at most. On a thread of its own while the upkeep runs, so that no response waits for it; never throws.
     */
    public void collectGarbage() {
        if (random.applyAsInt(divisor) < probability) {
            quietly("Dead sessions", this::sweepAHundred);
        }
    }

    private synchronized void sweepAHundred() {
        if (running == null) {
            sweep.sweep(1);
        } else {
            running.execute(() -> quietly("Dead sessions", () -> sweep.sweep(1)));
        }
    }

    private static void repeat(ScheduledExecutorService executor, Duration interval, String what, Runnable work) {
        long millis = interval.toMillis();
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(() -> quietly(what, work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** An exception would end the repetition. */
    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, what + " could not be looked after; that is tried again soon", failed);
        }
    }
}
