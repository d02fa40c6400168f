package dev.seans.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The few threads on which clients ask the database, and those by which they wait; threads of callers are never blocked. A
 * statement may hang for as long as it likes: nobody waits for it longer than ten seconds, and clocks tick on.
 */
final class ClientThreads {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ASKING = 4;
    private static final int WAITING = 2;
    private static final int QUESTIONS = 1000;
    private static final long IDLE_SECONDS = 10;

    private final Duration patience;
    private final ThreadPoolExecutor questions;
    private final ScheduledThreadPoolExecutor clocks;

    ClientThreads(ThreadFactory factory) {
        this(factory, PATIENCE);
    }

    ClientThreads(ThreadFactory factory, Duration patience) {
        this.patience = patience;
        questions = new ThreadPoolExecutor(
                ASKING, ASKING, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUESTIONS), factory);
        questions.allowCoreThreadTimeOut(true);
        clocks = new ScheduledThreadPoolExecutor(WAITING, factory);
        clocks.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clocks.allowCoreThreadTimeOut(true);
        clocks.setRemoveOnCancelPolicy(true);
    }

    /** Threads that keep no process alive, for Java SE. */
    static ClientThreads daemons() {
        return new ClientThreads(ClientThreads::daemon);
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "seans-upstream-client");
        thread.setDaemon(true);
        return thread;
    }

    /** So long an answer of the database is waited for, and so long one of the keeper. */
    Duration patience() {
        return patience;
    }

    /** Fails with {@link TimeoutException} if there is no answer in time. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        return ask(question, patience, late -> {});
    }

    /**
     * Fails with {@link TimeoutException} if there is no answer in that time, and with {@link RejectedExecutionException}
     * if too many questions wait already, or the application has ended.
     *
     * @param late gets an answer that nobody waits for any more
     */
    <T> CompletableFuture<T> ask(Supplier<T> question, Duration limit, Consumer<T> late) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            questions.execute(() -> answer(question, answer, late));
        } catch (RejectedExecutionException stoppedOrFull) {
            answer.completeExceptionally(stoppedOrFull);
        }
        if (!answer.isDone()) {
            end(answer, limit, () -> answer.completeExceptionally(new TimeoutException("no answer in " + limit)));
        }
        return answer;
    }

    /** A question that has waited for its thread too long is not asked any more. */
    private static <T> void answer(Supplier<T> question, CompletableFuture<T> answer, Consumer<T> late) {
        if (answer.isDone()) {
            return;
        }
        try {
            T found = question.get();
            if (!answer.complete(found)) {
                late.accept(found);
            }
        } catch (RuntimeException | Error failed) {
            answer.completeExceptionally(failed);
        }
    }

    /** Done after that time; failed at once if the application has ended. */
    CompletableFuture<Void> pause(Duration length) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try {
            var unused = clocks.schedule(() -> over.complete(null), length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            over.completeExceptionally(stopped);
        }
        return over;
    }

    /** Completes it with this value if nothing else has until then, or at once if the application has ended. */
    <T> void limit(CompletableFuture<T> result, Duration length, T value) {
        end(result, length, () -> result.complete(value));
    }

    private void end(CompletableFuture<?> result, Duration length, Runnable end) {
        try {
            Future<?> timer = clocks.schedule(end, length.toNanos(), TimeUnit.NANOSECONDS);
            var unused = result.whenComplete((any, failed) -> timer.cancel(false));
        } catch (RejectedExecutionException stopped) {
            end.run();
        }
    }

    /** Runs it then, unless that is cancelled, or the application has ended. */
    Future<?> later(Duration delay, Runnable work) {
        try {
            return clocks.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopped) {
            return CompletableFuture.failedFuture(stopped);
        }
    }

    /** Takes no further questions. Whoever waits is told when its time is over, as always. */
    void stop() {
        questions.shutdown();
        clocks.shutdown();
    }
}
