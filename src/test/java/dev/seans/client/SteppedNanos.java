package dev.seans.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A node's own time, which stands still until a test moves it. */
public final class SteppedNanos implements LongSupplier {

    private final AtomicLong now = new AtomicLong();

    public void step(Duration by) {
        now.addAndGet(by.toNanos());
    }

    @Override
    public long getAsLong() {
        return now.get();
    }
}
