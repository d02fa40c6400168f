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
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final LeaseRenewal renewal;
    private final SessionSweep sweep;
    private final WaitingRoom room;
    private final int probability;
    private final int divisor;
    private final IntUnaryOperator random;

    /** So that those after many requests do not pile up behind a slow one. */
    private final AtomicBoolean collecting = new AtomicBoolean();

    /** A sweep must not hold up a renewal: each has a thread of its own. */
    private @Nullable ScheduledExecutorService renewals;

    private @Nullable ScheduledExecutorService sweeps;

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
        if (renewals == null) {
            renewals = repeating(threads, renewal.interval(), "Leases", renewal::renew);
            sweeps = repeating(threads, SWEEP_INTERVAL, "Dead sessions", () -> sweep.sweep(ROUNDS));
            room.announce();
        }
    }

    private static ScheduledExecutorService repeating(
            ThreadFactory threads, Duration interval, String what, Runnable work) {
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(task -> named(threads.newThread(task)));
        long millis = interval.toMillis();
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(() -> quietly(what, work), millis, millis, TimeUnit.MILLISECONDS);
        return executor;
    }

    /** So that an operator who looks at the threads of the server finds ours. */
    private static Thread named(Thread thread) {
        thread.setName("seans-sessions");
        return thread;
    }

    /** Does nothing if it does not run. */
    public synchronized void stop() {
        stop(renewals);
        stop(sweeps);
        renewals = null;
        sweeps = null;
        collecting.set(false);
    }

    private static void stop(@Nullable ScheduledExecutorService executor) {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    /**
     * Removes dead sessions in {@code seans.session.gc-probability} of {@code seans.session.gc-divisor} calls: a hundred
     * at most. On a thread of its own while the upkeep runs, so that no response waits for it; not if the last one is not
     * over yet; never throws.
     */
    public void collectGarbage() {
        if (random.applyAsInt(divisor) < probability && collecting.compareAndSet(false, true)) {
            quietly("Dead sessions", this::beginCollecting);
        }
    }

    private synchronized void beginCollecting() {
        if (sweeps == null) {
            sweepAHundred();
        } else {
            sweeps.execute(() -> quietly("Dead sessions", this::sweepAHundred));
        }
    }

    private void sweepAHundred() {
        try {
            sweep.sweep(1);
        } finally {
            collecting.set(false);
        }
    }

    /** Whatever is thrown would end the repetition, and with it every long lease of this node. */
    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (Throwable failed) {
            LOG.log(Level.WARNING, what + " could not be looked after; that is tried again soon", failed);
        }
    }
}
