package dev.seans.lab;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a handler stands until the test lets it go on: a slow page takes as long as the test wants, no time of its own. */
final class Gate {

    /** A test that dies leaves no request behind for longer. */
    private static final int LIMIT_SECONDS = 90;

    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    private Gate() {}

    static Gate named(String name) {
        return GATES.computeIfAbsent(name, any -> new Gate());
    }

    void pass() {
        inside.incrementAndGet();
        try {
            if (!open.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody has opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            inside.decrementAndGet();
        }
    }

    int inside() {
        return inside.get();
    }

    void open() {
        open.countDown();
    }
}
