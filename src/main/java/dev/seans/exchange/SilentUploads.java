package dev.seans.exchange;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The job that looks after uploads without import: the operator is warned, and what is complete may be imported. */
@OnePerApplication
class SilentUploads implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SilenceWarning warning;
    private final IdleImport idle;

    @Inject
    SilentUploads(SilenceWarning warning, IdleImport idle) {
        this.warning = warning;
        this.idle = idle;
    }

    @Override
    public String name() {
        return "silent-uploads";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        warning.look();
        idle.look();
    }
}
