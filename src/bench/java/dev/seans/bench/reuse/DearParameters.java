package dev.seans.bench.reuse;

import dev.seans.services.SessionParameters;
import dev.seans.services.SessionStart;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A set-up that takes as long as that of 1C's measurement. */
final class DearParameters implements SessionParameters {

    /** (29.9 s - 3 s) / 100. */
    static final Duration TIME = Duration.ofMillis(269);

    @Override
    public void set(SessionStart start) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(TIME.toNanos());
        start.set("rights", "all of them");
    }
}
