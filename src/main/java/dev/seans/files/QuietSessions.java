package dev.seans.files;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.database.DatabaseClock;
import dev.seans.jobs.Job;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadedFiles;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks for sessions that have uploaded files, and then have asked for nothing: not every 1C ends with an import. */
@OnePerApplication
public class QuietSessions implements Job {

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
    public Task<?> task() {
        return Tasks.recurring("quiet-sessions", FixedDelay.of(INTERVAL)).execute((instance, context) -> look());
    }

    private void look() {
        uploads.quiet(clock.now().minus(QUIET), AT_ONCE).forEach(handover::scheduleQuiet);
    }
}
