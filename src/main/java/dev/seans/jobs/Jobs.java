package dev.seans.jobs;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Starts and stops the scheduler, and takes orders for it. Names no class of db-scheduler in its methods: CDI looks at these
 * also in a WAR that has no db-scheduler, because it wants sessions alone.
 */
@OnePerApplication
public class Jobs {

    /** With more of them, upstreams that all hang could let an import wait, until the first of them times out. */
    private static final int MOST_FOR_UPSTREAMS = 50;

    /** A shop that does not answer keeps one for seconds. */
    private static final int MOST_FOR_WEBHOOKS = 10;

    private final Database database;
    private final Settings settings;
    private final Instance<Job> jobs;

    private volatile @Nullable RunningScheduler running;

    /** Outlives the scheduler: a job that is about to stop may still need one. */
    private volatile @Nullable ThreadFactory threads;

    @Inject
    public Jobs(Database database, Settings settings, @Any Instance<Job> jobs) {
        this.database = database;
        this.settings = settings;
        this.jobs = jobs;
    }

    /** Starts the scheduler on threads of this factory: the server's, so that jobs see the application's naming context. */
    public synchronized void start(ThreadFactory ofServer) {
        threads = ofServer;
        List<Job> wanted = jobs.stream().filter(Job::isWanted).toList();
        running = RunningScheduler.start(
                database.dataSource(), new SchedulerClock(new DatabaseClock(database)), wanted, ofServer, longJobs());
    }

    /** An import, or the look after an upstream, takes long, and many may be under way at once. */
    private int longJobs() {
        return settings.integer(Setting.IMPORT_THREADS)
                + Math.min(MOST_FOR_UPSTREAMS, settings.upstreams().size())
                + Math.min(
                        MOST_FOR_WEBHOOKS, settings.namesWith(Setting.SHOP_URL).size());
    }

    /** Lets running jobs come to their next safe point, waits for them a little, and stops. */
    public synchronized void stop() {
        RunningScheduler scheduler = running;
        running = null;
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Orders a run as soon as possible, in the caller's transaction; one that is ordered already stays as it is. */
    public void schedule(OrderedJob job, String id) {
        scheduler().schedule(job, id);
    }

    public boolean isScheduled(OrderedJob job, String id) {
        return scheduler().isScheduled(job, id);
    }

    /**
     * Makes a run that waits for its time due now. It is only a hint: if a node has just picked the run, that node will
     * see for itself.
     */
    public void hurry(OrderedJob job, String id) {
        RunningScheduler scheduler = running;
        if (scheduler != null) {
            // Otherwise the next start looks at all that is due.
            scheduler.hurry(job, id);
        }
    }

    /** Spares a job that was just committed the wait for the next poll. */
    public void checkNow() {
        scheduler().checkNow();
    }

    /** Stops picking jobs, until {@link #resume()}; what runs goes on. */
    public void pause() {
        scheduler().pause();
    }

    public void resume() {
        scheduler().resume();
    }

    /** A thread of the server, not yet started, for a job that does two things at a time and ends both. */
    public Thread newThread(Runnable work) {
        ThreadFactory given = threads;
        if (given == null) {
            throw new IllegalStateException("No job runs before the scheduler was started, so none needs a thread");
        }
        return given.newThread(work);
    }

    private RunningScheduler scheduler() {
        RunningScheduler scheduler = running;
        if (scheduler == null) {
            throw new IllegalStateException(
                    "The scheduler does not run, because the application is starting or stopping: try again later");
        }
        return scheduler;
    }
}
