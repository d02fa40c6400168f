package dev.seans.files;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
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
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final Instance<Jobs> jobs;
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
            UploadedFiles uploads,
            SourceFiles files,
            Unpacking unpacking,
            TakeOver takeOver,
            TakeOverLedger ledger) {
        this.jobs = jobs;
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

    /** The session will send nothing more, as far as anybody knows. */
    public void schedule(SessionKey key) {
        if (uploads.hasAny(key)) {
            jobs.get().schedule(DESCRIPTOR.instance(key.hex()).build());
        }
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        boolean done = turn.tryAcquire();
        if (done) {
            try {
                done = run(new SessionKey(instance.getId()), context.getSchedulerState()::isShuttingDown);
            } finally {
                turn.release();
            }
        }
        return done
                ? new CompletionHandler.OnCompleteRemove<>()
                : (completed, operations) ->
                        operations.reschedule(completed, Instant.now().plus(AGAIN));
    }

    /**
     * Unpacks and takes over.
     *
     * @return false if it was stopped before all was done
     */
    boolean run(SessionKey key, BooleanSupplier stopping) {
        Progress progress = Progress.until(stopping);
        try {
            uploads.source(key).flatMap(files::owner).ifPresent(owner -> {
                ledger.sealArchives(key);
                unpacking.unpack(key, owner, progress);
                takeOver.take(key, owner, progress);
            });
            return true;
        } catch (WorkStoppedException stopped) {
            return false;
        }
    }
}
