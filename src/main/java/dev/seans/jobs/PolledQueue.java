package dev.seans.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Those that wait for something in the database, without a thread and without a connection: one poller looks for all of them at
 * once, and a few threads answer, because a slow client must not delay the others.
 *
 * @param <W> who waits; each is answered once
 */
public final class PolledQueue<W> {

    private static final Logger LOG = System.getLogger(PolledQueue.class.getName());
    private static final int ANSWERERS = 8;
    private static final long ANSWERER_IDLE_SECONDS = 30;
    private static final long LAST_ANSWERS_SECONDS = 5;

    private final int most;
    private final Duration pause;
    private final Consumer<List<W>> look;
    private final Consumer<W> last;

    /** Whoever takes one out answers it, and nobody else does. */
    private final Queue<W> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean stopped;
    private @Nullable ScheduledExecutorService poller;
    private @Nullable Future<?> polling;
    private volatile @Nullable ExecutorService answerers;

    /**
     * An empty one.
     *
     * @param most beyond which nobody is let in
     * @param pause between two looks
     * @param look is shown all that wait, and answers those whose time has come, with {@link #answer}
     * @param last answers one that still waits at the end
     */
    public PolledQueue(int most, Duration pause, Consumer<List<W>> look, Consumer<W> last) {
        this.most = most;
        this.pause = pause;
        this.look = look;
        this.last = last;
    }

    /** Starts the poller and those that answer, on threads of the server. */
    public synchronized void start(ThreadFactory threads) {
        ThreadPoolExecutor few = new ThreadPoolExecutor(
                ANSWERERS, ANSWERERS, ANSWERER_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        few.allowCoreThreadTimeOut(true);
        answerers = few;
        poller = Executors.newSingleThreadScheduledExecutor(threads);
        polling = poller.scheduleWithFixedDelay(this::poll, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers all that wait, and stops. The poller is not interrupted: it may be in the database. */
    public synchronized void stop() {
        stopped = true;
        if (poller != null && polling != null) {
            polling.cancel(false);
            poller.shutdown();
            await(poller);
        }
        waiting.forEach(one -> answer(one, () -> last.accept(one)));
        ExecutorService some = answerers;
        if (some != null) {
            some.shutdown();
            await(some);
        }
    }

    private static void await(ExecutorService executor) {
        try {
            if (!executor.awaitTermination(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The last answers to held requests have not left; their clients will ask again");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait now. */
    public int count() {
        return count.get();
    }

    /**
     * Lets one in.
     *
     * @param begin makes it, once it is clear that there is room
     * @return false if there is no room, or no more looking
     */
    public boolean enter(Supplier<W> begin) {
        if (stopped || count.getAndUpdate(now -> Math.min(most, now + 1)) >= most) {
            return false;
        }
        W one = begin(begin);
        waiting.add(one);
        if (stopped && waiting.remove(one)) {
            runAndLeave(() -> last.accept(one)); // the last look may have been before it was added
        }
        return true;
    }

    private W begin(Supplier<W> begin) {
        boolean begun = false;
        try {
            W one = begin.get();
            begun = true;
            return one;
        } finally {
            if (!begun) {
                count.decrementAndGet();
            }
        }
    }

    /** Takes one out, if nobody else has, and answers it on another thread; until then it keeps its place. */
    public void answer(W one, Runnable answer) {
        if (waiting.remove(one)) {
            Runnable last = () -> runAndLeave(answer);
            ExecutorService some = answerers;
            try {
                Objects.requireNonNullElse(some, (Executor) Runnable::run).execute(last);
            } catch (RejectedExecutionException stopped) {
                last.run();
            }
        }
    }

    private void runAndLeave(Runnable answer) {
        try {
            answer.run();
        } finally {
            count.decrementAndGet();
        }
    }

    private void poll() {
        try {
            if (!waiting.isEmpty()) {
                look.accept(List.copyOf(waiting));
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "Those who wait could not be looked after; it is tried again at once", failed);
        }
    }
}
