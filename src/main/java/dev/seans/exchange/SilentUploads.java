package dev.seans.exchange;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.jobs.Job;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;

/** The job that looks after uploads without import: the operator is warned, and what is complete may be imported. */
@OnePerApplication
public class SilentUploads implements Job {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SilenceWarning warning;
    private final IdleImport idle;

    @Inject
    SilentUploads(SilenceWarning warning, IdleImport idle) {
        this.warning = warning;
        this.idle = idle;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring("silent-uploads", FixedDelay.of(INTERVAL)).execute((instance, context) -> look());
    }

    private void look() {
        warning.look();
        idle.look();
    }
}
