package dev.seans.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import dev.seans.database.DatabaseClock;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The database's time for the scheduler, which asks for it many times a second: this machine's clock, and the difference
 * between both, which is measured now and then. With the clocks of the machines themselves, a node that is 40 s ahead would
 * take the running jobs of others for dead.
 */
final class SchedulerClock implements Clock {

    private static final Logger LOG = System.getLogger(SchedulerClock.class.getName());
    private static final Duration MEASURED_EVERY = Duration.ofMinutes(1);
    private static final Duration TOLD_FROM = Duration.ofSeconds(10);

    private final DatabaseClock database;
    private final Supplier<Instant> machine;
    private final LongSupplier nanos;

    private volatile Duration ahead = Duration.ZERO;
    private long nextNanos;
    private boolean told;

    SchedulerClock(DatabaseClock database) {
        this(database, Instant::now, System::nanoTime);
    }

    SchedulerClock(DatabaseClock database, Supplier<Instant> machine, LongSupplier nanos) {
        this.database = database;
        this.machine = machine;
        this.nanos = nanos;
        this.nextNanos = nanos.getAsLong();
    }

    @Override
    public Instant now() {
        return machine.get().plus(difference());
    }

    /** The same, for callers in a transaction, in which some databases stop their clock. */
    Instant unasked() {
        return machine.get().plus(ahead);
    }

    /** By how much the database is ahead of this machine. */
    private synchronized Duration difference() {
        if (nanos.getAsLong() - nextNanos >= 0) {
            nextNanos = nanos.getAsLong() + MEASURED_EVERY.toNanos();
            measure();
        }
        return ahead;
    }

    private void measure() {
        try {
            Instant before = machine.get();
            Instant there = database.now();
            Instant after = machine.get();
            ahead = Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there);
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.DEBUG,
                    "The database could not be asked for its time; the difference stays as it was",
                    failed);
        }
        if (ahead.abs().compareTo(TOLD_FROM) > 0 && !told) {
            told = true;
            LOG.log(
                    Level.WARNING,
                    "The clock of this machine is {0} s {1} that of the database: jobs go by the database''s, but the log"
                            + " does not; set this one with NTP",
                    Long.toString(ahead.abs().toSeconds()),
                    ahead.isNegative() ? "ahead of" : "behind");
        }
    }
}
