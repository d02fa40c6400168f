package dev.seans.registry;

import dev.seans.jobs.Jobs;
import dev.seans.jobs.OrderedJob;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The job that imports one file; its instance is named by the file's number, so that a file has one job. */
@OnePerApplication
public class ImportJob implements OrderedJob {

    private static final Logger LOG = System.getLogger(ImportJob.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Instance<Jobs> jobs;
    private final Instance<ImportWorker> worker;
    private final Instance<ImportInterventions> interventions;

    /** They are looked up when they are needed: the scheduler knows the jobs, and the jobs the scheduler. */
    @Inject
    public ImportJob(Instance<Jobs> jobs, Instance<ImportWorker> worker, Instance<ImportInterventions> interventions) {
        this.jobs = jobs;
        this.worker = worker;
        this.interventions = interventions;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Duration run(String id, BooleanSupplier stopping) {
        return worker.get().take(Long.parseLong(id), stopping);
    }

    @Override
    public void putOff(String id, Duration again) {
        worker.get().putOff(Long.parseLong(id), again);
    }

    /** An operator may have retried the import while its failed run came to an end: then its job was still there. */
    @Override
    public void ended(String id) {
        try {
            interventions.get().orderIfRetried(Long.parseLong(id));
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "Whether file " + id
                            + " was retried while its run came to an end is not known; if it was, the sweep orders"
                            + " its job again within a minute",
                    failed);
        }
    }

    @Override
    public Optional<Duration> retryAfterFailure() {
        return Optional.of(RETRY);
    }

    @Override
    public boolean outlivesItsNode() {
        return true;
    }

    /** Orders the import of a file, in the caller's transaction. */
    public void schedule(long fileId) {
        jobs.get().schedule(this, Long.toString(fileId));
    }

    boolean isScheduled(long fileId) {
        return jobs.get().isScheduled(this, Long.toString(fileId));
    }

    /** The file has come to the head of its queue. */
    public void hurry(long fileId) {
        jobs.get().hurry(this, Long.toString(fileId));
    }
}
