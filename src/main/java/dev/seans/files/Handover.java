package dev.seans.files;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.jobs.Job;
import dev.seans.jobs.Jobs;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadedFiles;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * The job that unpacks and takes over what a session has left when no import does it. One at a time on each node: imports
 * need the threads.
 */
@OnePerApplication
public class Handover implements Job {

    private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("handover");

    /** Before the key in the name of a job that nobody has asked for. */
    private static final String QUIET = "quiet-";

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final Instance<Jobs> jobs;
    private final DatabaseClock clock;
    private final UploadedFiles uploads;
    private final SourceFiles files;
    private final Unpacking unpacking;
    private final TakeOver takeOver;
    private final TakeOverLedger ledger;
    private final Semaphore turn = new Semaphore(1);

    /** The scheduler is looked up when it is needed: it knows the jobs, and this job the scheduler. */
    @Inject
    public Handover(
            Instance<Jobs> jobs,
            DatabaseClock clock,
            UploadedFiles uploads,
            SourceFiles files,
            Unpacking unpacking,
            TakeOver takeOver,
            TakeOverLedger ledger) {
        this.jobs = jobs;
        this.clock = clock;
        this.uploads = uploads;
        this.files = files;
        this.unpacking = unpacking;
        this.takeOver = takeOver;
        this.ledger = ledger;
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onDeadExecutionRevive()
                .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
                .execute(this::execute);
    }

    /** The session says that it will send nothing more. */
    public void schedule(SessionKey key) {
        schedule(key, key.hex());
    }

    /** The session seems to be sending nothing more; the job looks again whether that is so. */
    void scheduleQuiet(SessionKey key) {
        schedule(key, QUIET + key.hex());
    }

    private void schedule(SessionKey key, String id) {
        if (uploads.hasAny(key)) {
            jobs.get().schedule(DESCRIPTOR.instance(id).build());
        }
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        boolean done = turn.tryAcquire();
        if (done) {
            try {
                done = run(instance.getId(), context.getSchedulerState()::isShuttingDown);
            } finally {
                turn.release();
            }
        }
        return done
                ? new CompletionHandler.OnCompleteRemove<>()
                : (completed, operations) ->
                        operations.reschedule(completed, completed.getTimeDone().plus(AGAIN));
    }

    /**
     * Unpacks and takes over.
     *
     * @return false if it was stopped before all was done
     */
    boolean run(String id, BooleanSupplier stopping) {
        boolean quiet = id.startsWith(QUIET);
        SessionKey key = new SessionKey(quiet ? id.substring(QUIET.length()) : id);
        Progress progress = Progress.until(stopping);
        try {
            uploads.source(key).flatMap(files::owner).ifPresent(owner -> {
                if (quiet) {
                    takeQuiet(key, owner, clock.now().minus(QuietSessions.QUIET), progress);
                } else {
                    takeAll(key, owner, progress);
                }
            });
            return true;
        } catch (WorkStoppedException stopped) {
            return false;
        }
    }

    private void takeAll(SessionKey key, FileOwner owner, Progress progress) {
        ledger.sealArchives(key);
        unpacking.unpack(key, owner, progress);
        takeOver.take(key, owner, progress);
    }

    /** A slow fragment may have come, or be coming, since the job was ordered: then a later look orders it again. */
    private void takeQuiet(SessionKey key, FileOwner owner, Instant since, Progress progress) {
        if (ledger.sealQuietArchives(key, since)) {
            unpacking.unpack(key, owner, progress);
            takeOver.takeQuiet(key, owner, since, progress);
        }
    }
}
