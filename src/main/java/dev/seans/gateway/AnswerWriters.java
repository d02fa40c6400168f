package dev.seans.gateway;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that write short answers. A caller who reads nothing can hold one up, so there is no queue before them: when
 * all write, whoever wants one more goes another way.
 */
final class AnswerWriters implements Executor {

    private static final int MOST = 16;
    private static final long IDLE_SECONDS = 10;

    private volatile @Nullable ThreadPoolExecutor threads;

    void start(ThreadFactory factory) {
        threads = new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    void stop() {
        ThreadPoolExecutor started = threads;
        if (started != null) {
            started.shutdown();
        }
    }

    /** @throws RejectedExecutionException if all are busy, or the node stops */
    @Override
    public void execute(Runnable answer) {
        ThreadPoolExecutor started = threads;
        if (started == null) {
            throw new RejectedExecutionException("the gateway has not started");
        }
        started.execute(answer);
    }
}
