package dev.seans.client;

import java.time.Duration;

/** How long a call may wait for a session: as long as for its answer. */
record CallTime(Duration limit, long begun) {

    static CallTime from(Duration limit) {
        return new CallTime(limit, System.nanoTime());
    }

    Duration left() {
        return isOver() ? Duration.ZERO : limit.minusNanos(System.nanoTime() - begun);
    }

    boolean isOver() {
        return System.nanoTime() - begun >= limit.toNanos();
    }
}
