package dev.seans.database;

import java.time.Duration;
import java.time.Instant;

/** The database's clock, stopped; it moves when a test says so. */
public class SteppedClock extends DatabaseClock {

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    public SteppedClock(Database database) {
        super(database);
    }

    public void step(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant at(Instant ofStatement) {
        return now;
    }
}
