package dev.seans.registry;

import dev.seans.database.Database;
import dev.seans.jobs.RecurringJob;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Orders a job again for an active file that has lost its own, for example because somebody emptied the table. */
@OnePerApplication
class ImportSweep implements RecurringJob {

    private static final Logger LOG = System.getLogger(ImportSweep.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Database database;
    private final ImportJob job;

    @Inject
    public ImportSweep(Database database, ImportJob job) {
        this.database = database;
        this.job = job;
    }

    @Override
    public String name() {
        return "import-sweep";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run(BooleanSupplier stopping) {
        database
                .query(
                        "SELECT id FROM seans_import_file WHERE state IN ('PENDING', 'IN_PROGRESS') ORDER BY id",
                        row -> row.getLong("id"))
                .stream()
                .filter(fileId -> !job.isScheduled(fileId))
                .forEach(this::scheduleAgain);
    }

    private void scheduleAgain(long fileId) {
        LOG.log(Level.WARNING, "File {0} waits for its import but had lost its job; it is scheduled again", fileId);
        job.schedule(fileId);
    }
}
