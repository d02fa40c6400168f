package dev.seans.imports;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.jobs.Job;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;

/** Tells of the ends that no runner has told of: of imports that were stuck or cancelled, or whose node has died. */
@OnePerApplication
public class ImportAnnouncements implements Job {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ImportAnnouncer announcer;

    @Inject
    ImportAnnouncements(ImportAnnouncer announcer) {
        this.announcer = announcer;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring("import-announcements", FixedDelay.of(INTERVAL))
                .execute((instance, context) -> announcer.allEnds());
    }
}
