package dev.seans.imports;

import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Tells of the ends that no runner has told of: of imports that were stuck or cancelled, or whose node has died. */
@OnePerApplication
class ImportAnnouncements implements RecurringJob {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final ImportAnnouncer announcer;

    @Inject
    ImportAnnouncements(ImportAnnouncer announcer) {
        this.announcer = announcer;
    }

    @Override
    public String name() {
        return "import-announcements";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        announcer.allEnds();
    }
}
