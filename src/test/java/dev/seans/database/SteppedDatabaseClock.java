package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The database's time, and as much more as a test says. Only forward, and for all applications of this JVM: a clock that
 * went back between two tests would make rows from the future.
 */
@Alternative
@Priority(1)
@OnePerApplication
public class SteppedDatabaseClock extends DatabaseClock {

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @Inject
    public SteppedDatabaseClock(Database database) {
        super(database);
    }

    public static void step(Duration forward) {
        AHEAD.updateAndGet(forward::plus);
    }

    @Override
    public Instant now() {
        return super.now().plus(AHEAD.get());
    }

    @Override
    public Instant at(Instant ofStatement) {
        return ofStatement.plus(AHEAD.get());
    }
}
