package dev.seans.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What each node does again and again beside the scheduler, which is for what one node does for all. Every work must catch what
 * it throws, or it is not repeated. No thread is interrupted: it may be in the database, and H2 closes its file then.
 */
public final class RepeatedWork {

    private static final Logger LOG = System.getLogger(RepeatedWork.class.getName());
    private static final long LAST_SECONDS = 5;

    private final String unfinished;
    private @Nullable ScheduledExecutorService threads;

    /** @param unfinished a sentence for the log: what comes of it when the last work is not over in time */
    public RepeatedWork(String unfinished) {
        this.unfinished = unfinished;
    }

    /** Begins, each work on a thread of its own from this factory: the server's. The times are those between two runs. */
    public synchronized void start(ThreadFactory factory, Map<Runnable, Duration> works) {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(works.size(), factory);
        threads = executor;
        works.forEach((work, pause) -> {
            Future<?> unused = executor.scheduleWithFixedDelay(work, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Ends, with a last work behind what runs; does nothing if it has not begun. */
    public synchronized void stop(Runnable last) {
        ScheduledExecutorService executor = threads;
        if (executor == null) {
            return;
        }
        executor.execute(last);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, unfinished);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
