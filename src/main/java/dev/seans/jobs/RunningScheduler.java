package dev.seans.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A started scheduler with the thread pools that are its own: the server's default executor has no upper bound on
 * Payara and counts long jobs as hung on WildFly.
 */
record RunningScheduler(
        Scheduler scheduler,
        SchedulerClock clock,
        ExecutorService workers,
        ExecutorService due,
        ScheduledExecutorService housekeeping,
        CountDownLatch stopping) {

    private static final Logger LOG = System.getLogger(RunningScheduler.class.getName());

    /** Times four, a node that says nothing is dead: more than any pause of a JVM, or of a database that fails over, is worth. */
    private static final Duration HEARTBEAT = Duration.ofMillis(2_500);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(10);
    private static final int HOUSEKEEPING_THREADS = 3;

    /** Beside the long ones, so that those never starve the small recurring jobs. */
    private static final int THREADS_FOR_SMALL_JOBS = 2;

    static RunningScheduler start(
            DataSource dataSource, SchedulerClock clock, List<Job> jobs, ThreadFactory threads, int longJobs) {
        List<Task<?>> tasks = jobs.stream().<Task<?>>map(SchedulerTasks::of).toList();
        ExecutorService workers = Executors.newFixedThreadPool(longJobs + THREADS_FOR_SMALL_JOBS, threads);
        Set<Thread> asking = ConcurrentHashMap.newKeySet();
        ThreadFactory forAsking = work -> remembered(threads.newThread(work), asking);
        ExecutorService due = Executors.newSingleThreadExecutor(forAsking);
        ScheduledExecutorService housekeeping = Executors.newScheduledThreadPool(HOUSEKEEPING_THREADS, forAsking);
        CountDownLatch stopping = new CountDownLatch(1);
        DataSource patient = PatientDataSource.of(
                dataSource,
                () -> stopping.getCount() > 0 && asking.contains(Thread.currentThread()),
                () -> stopping.await(POLLING.toMillis(), TimeUnit.MILLISECONDS));
        Scheduler scheduler = new WithClock(patient, tasks, clock)
                .tableName("seans_task")
                // One name for each start: a node that comes back is not the node that died.
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(longJobs + THREADS_FOR_SMALL_JOBS)
                .executorService(workers)
                .dueExecutor(due)
                .housekeeperExecutor(housekeeping)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollingInterval(POLLING)
                .shutdownMaxWait(SHUTDOWN_WAIT)
                .alwaysPersistTimestampInUTC()
                .build();
        startRecurring(scheduler, clock, tasks);
        scheduler.start();
        return new RunningScheduler(scheduler, clock, workers, due, housekeeping, stopping);
    }

    private static Thread remembered(Thread thread, Set<Thread> all) {
        all.add(thread);
        return thread;
    }

    private static void startRecurring(Scheduler scheduler, Clock clock, List<Task<?>> tasks) {
        tasks.stream()
                .filter(OnStartup.class::isInstance)
                .map(OnStartup.class::cast)
                .forEach(task -> task.onStartup(scheduler, clock));
    }

    void schedule(OrderedJob job, String id) {
        scheduler.scheduleIfNotExists(SchedulerTasks.order(job, id), clock.unasked());
    }

    boolean isScheduled(OrderedJob job, String id) {
        return scheduler.getScheduledExecution(SchedulerTasks.order(job, id)).isPresent();
    }

    void hurry(OrderedJob job, String id) {
        try {
            scheduler.reschedule(SchedulerTasks.order(job, id), clock.unasked());
            checkNow();
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException pickedOrGone) {
            LOG.log(Level.DEBUG, "Job {0} of {1} need not be hurried: it runs, or is done", id, job.name());
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    () -> "Job %s of %s could not be hurried; it runs when its time comes".formatted(id, job.name()),
                    failed);
        }
    }

    void checkNow() {
        scheduler.triggerCheckForDueExecutions();
    }

    void pause() {
        scheduler.pause();
    }

    void resume() {
        scheduler.resume();
    }

    void stop() {
        stopping.countDown();
        scheduler.stop();
        List.of(workers, due, housekeeping).forEach(ExecutorService::shutdownNow);
    }

    /** The builder keeps its clock from everybody but its heirs. */
    private static final class WithClock extends SchedulerBuilder {

        WithClock(DataSource dataSource, List<Task<?>> tasks, Clock given) {
            super(dataSource, tasks);
            clock = given;
        }
    }
}
