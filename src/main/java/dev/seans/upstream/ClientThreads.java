package dev.seans.upstream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The few threads on which clients ask the database, and by which they wait: those of callers are never blocked. */
final class ClientThreads {

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor;

    ClientThreads(ThreadFactory factory) {
        executor = new ScheduledThreadPoolExecutor(THREADS, factory);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Threads that keep no process alive, for Java SE. */
    static ClientThreads daemons() {
        return new ClientThreads(work -> {
            Thread thread = new Thread(work, "seans-upstream-client");
            thread.setDaemon(true);
            return thread;
        });
    }

    <T> CompletableFuture<T> ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, executor);
        } catch (RejectedExecutionException stopped) {
            return CompletableFuture.failedFuture(stopped);
        }
    }

    /** Done after that time; failed at once if the application has ended. */
    CompletableFuture<Void> pause(Duration length) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try {
            var unused = executor.schedule(() -> over.complete(null), length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            over.completeExceptionally(stopped);
        }
        return over;
    }

    /** Completes it with this value if nothing else has until then, or at once if the application has ended. */
    <T> void limit(CompletableFuture<T> result, Duration length, T value) {
        try {
            Future<?> timer = executor.schedule(() -> result.complete(value), length.toNanos(), TimeUnit.NANOSECONDS);
            var unused = result.whenComplete((any, failed) -> timer.cancel(false));
        } catch (RejectedExecutionException stopped) {
            result.complete(value);
        }
    }

    /** Runs it then, unless that is cancelled, or the application has ended. */
    Future<?> later(Duration delay, Runnable work) {
        try {
            return executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            return CompletableFuture.failedFuture(stopped);
        }
    }

    /** Takes no further questions. Whoever waits is told when its time is over, as always. */
    void stop() {
        executor.shutdown();
    }
}
