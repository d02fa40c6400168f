package dev.seans.files;

import dev.seans.database.DatabaseClock;
import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadedFiles;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks for sessions that have uploaded files, and then have asked for nothing: not every 1C ends with an import. */
@OnePerApplication
class QuietSessions implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Fragments of one file come faster than this. */
    static final Duration QUIET = Duration.ofMinutes(10);

    private static final int AT_ONCE = 100;

    private final DatabaseClock clock;
    private final UploadedFiles uploads;
    private final Handover handover;

    @Inject
    public QuietSessions(DatabaseClock clock, UploadedFiles uploads, Handover handover) {
        this.clock = clock;
        this.uploads = uploads;
        this.handover = handover;
    }

    @Override
    public String name() {
        return "quiet-sessions";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        uploads.quiet(clock.now().minus(QUIET), AT_ONCE).forEach(handover::scheduleQuiet);
    }
}
