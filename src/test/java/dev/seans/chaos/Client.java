package dev.seans.chaos;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A thread of a {@link Traffic}, one step after the other. */
final class Client {

    private static final Logger LOG = System.getLogger(Client.class.getName());

    /** A refused connection comes back at once; a real client would wait longer before it tries again. */
    private static final int PAUSE_MILLIS = 200;

    private final Traffic traffic;
    private final Random random;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile int marked;
    private volatile boolean ending;
    private volatile boolean abandoned;
    private final Thread thread;

    Client(Traffic traffic, long seed) {
        this.traffic = traffic;
        this.random = new Random(seed);
        this.thread = new Thread(this::run, traffic.name());
        thread.start();
    }

    String name() {
        return traffic.name();
    }

    void check() throws Exception {
        traffic.check();
    }

    int done() {
        return done.get();
    }

    void mark() {
        marked = done();
    }

    /** Whether it has done something since the mark. */
    boolean hasGoneOn() {
        return done() > marked;
    }

    int failed() {
        return failed.get();
    }

    /** Returns when its last step is done. */
    void end() throws InterruptedException {
        ending = true;
        thread.join();
    }

    /** For when the test has failed: whatever its step comes to. */
    void abandon() {
        ending = true;
        abandoned = true;
    }

    private void run() {
        while (!ending) {
            long step = random.nextLong();
            while (!abandoned && !isDone(step)) {
                failed.incrementAndGet();
                LockSupport.parkNanos(MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
            done.incrementAndGet();
        }
    }

    private boolean isDone(long step) {
        try {
            return traffic.step(new Random(step));
        } catch (Exception | AssertionError broken) {
            LOG.log(Level.DEBUG, traffic.name(), broken);
            return false;
        }
    }
}
