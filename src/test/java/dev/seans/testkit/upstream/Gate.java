package dev.seans.testkit.upstream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Holds requests until a test opens it; then it is open for good. */
public final class Gate {

    private final CountDownLatch open = new CountDownLatch(1);
    private final Semaphore arrived = new Semaphore(0);

    /** Lets all through, now and later. */
    public void open() {
        open.countDown();
    }

    /**
     * Waits until that many requests, more than were waited for already, have come.
     *
     * @throws IllegalStateException if they have not within 20 seconds
     */
    public void awaitArrivals(int requests) throws InterruptedException {
        if (!arrived.tryAcquire(requests, Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Not all of " + requests + " requests have come");
        }
    }

    void pass() throws InterruptedException {
        arrived.release();
        open.await();
    }
}
