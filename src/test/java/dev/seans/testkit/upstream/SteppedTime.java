package dev.seans.testkit.upstream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until a test moves it. */
public final class SteppedTime implements InstantSource {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    public synchronized void step(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
