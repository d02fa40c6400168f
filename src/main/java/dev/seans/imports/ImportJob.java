package dev.seans.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.jobs.Job;
import dev.seans.jobs.Jobs;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;

/** The job that imports one file; its instance is named by the file's number, so that a file has one job. */
@OnePerApplication
public class ImportJob implements Job {

    private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("import");
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Instance<Jobs> jobs;
    private final Instance<ImportTurn> turn;

    /** Both are looked up when they are needed: the scheduler knows the jobs, and the jobs the scheduler. */
    @Inject
    public ImportJob(Instance<Jobs> jobs, Instance<ImportTurn> turn) {
        this.jobs = jobs;
        this.turn = turn;
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onDeadExecutionRevive()
                .onFailureReschedule(FixedDelay.of(RETRY))
                .execute(this::execute);
    }

    /** Orders the import of a file, in the caller's transaction. */
    void schedule(long fileId) {
        jobs.get().schedule(instance(fileId));
    }

    boolean isScheduled(long fileId) {
        return jobs.get().isScheduled(instance(fileId));
    }

    /** The file has come to the head of its queue. */
    void hurry(long fileId) {
        jobs.get().hurry(instance(fileId));
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        long fileId = Long.parseLong(instance.getId());
        Duration again =
                turn.get().take(fileId, () -> context.getSchedulerState().isShuttingDown());
        if (again.isZero()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        return (completed, operations) -> {
            operations.reschedule(completed, completed.getTimeDone().plus(again));
            turn.get().putOff(fileId, again);
        };
    }

    private static TaskInstance<Void> instance(long fileId) {
        return DESCRIPTOR.instance(Long.toString(fileId)).build();
    }
}
