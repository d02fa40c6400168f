package dev.seans.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.CancelDeadExecution;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;

/** Our jobs in db-scheduler's words. */
final class SchedulerTasks {

    private SchedulerTasks() {}

    static Task<?> of(Job job) {
        if (job instanceof RecurringJob recurring) {
            return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.interval()))
                    .execute((instance, context) -> recurring.run(context.getSchedulerState()::isShuttingDown));
        }
        OrderedJob ordered = (OrderedJob) job;
        return Tasks.custom(descriptor(ordered))
                .onDeadExecution(whenDead(ordered))
                .onFailure(whenFailed(ordered.retryAfterFailure()))
                .execute((instance, context) -> run(ordered, instance, context));
    }

    static TaskInstance<Void> order(OrderedJob job, String id) {
        return descriptor(job).instance(id).build();
    }

    private static TaskDescriptor<Void> descriptor(OrderedJob job) {
        return TaskDescriptor.of(job.name());
    }

    private static DeadExecutionHandler<Void> whenDead(OrderedJob job) {
        return job.outlivesItsNode() ? new ReviveDeadExecution<>() : new CancelDeadExecution<>();
    }

    private static FailureHandler<Void> whenFailed(Optional<Duration> again) {
        return again.<FailureHandler<Void>>map(OnFailureRetryLater::new)
                .orElse((complete, operations) -> operations.remove());
    }

    private static CompletionHandler<Void> run(OrderedJob job, TaskInstance<Void> order, ExecutionContext context) {
        Duration again = job.run(order.getId(), context.getSchedulerState()::isShuttingDown);
        if (again.isZero()) {
            return (complete, operations) -> {
                operations.remove();
                job.ended(order.getId());
            };
        }
        return (complete, operations) -> {
            operations.reschedule(complete, complete.getTimeDone().plus(again));
            job.putOff(order.getId(), again);
        };
    }
}
