package dev.seans.exchange;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.jobs.Job;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets exchanges when their uploads are removed: until then an operator may still start their import. */
@OnePerApplication
public class ExchangeCleanup implements Job {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int AT_ONCE = 10_000;

    private final Exchanges exchanges;
    private final Settings settings;

    @Inject
    public ExchangeCleanup(Exchanges exchanges, Settings settings) {
        this.exchanges = exchanges;
        this.settings = settings;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring("exchange-cleanup", FixedDelay.of(INTERVAL))
                .execute((instance, context) -> exchanges.forget(settings.duration(Setting.UPLOADS_KEEP), AT_ONCE));
    }
}
