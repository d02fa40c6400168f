package dev.seans.keeper;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.CancelDeadExecution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.seans.jobs.Job;
import dev.seans.jobs.Jobs;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The job of one look after one upstream; its instance is named by the upstream, so that one that hangs never delays
 * another. Whatever becomes of it, the watch orders the next one.
 */
@OnePerApplication
public class KeeperJob implements Job {

    private static final Logger LOG = System.getLogger(KeeperJob.class.getName());
    private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("upstream-round");

    private final Instance<Jobs> jobs;
    private final Upstreams upstreams;
    private final KeeperRound round;

    /** The jobs are looked up when they are needed: the scheduler knows the jobs, and the jobs the scheduler. */
    @Inject
    public KeeperJob(Instance<Jobs> jobs, Upstreams upstreams, KeeperRound round) {
        this.jobs = jobs;
        this.upstreams = upstreams;
        this.round = round;
    }

    @Override
    public boolean isWanted() {
        return !upstreams.names().isEmpty();
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onDeadExecution(new CancelDeadExecution<>())
                .onFailure((complete, operations) -> operations.remove())
                .execute((instance, context) -> look(new UpstreamName(instance.getId())));
    }

    /** Orders a look; if one is ordered or under way, that will do. */
    void schedule(UpstreamName name) {
        TaskInstance<Void> instance = DESCRIPTOR.instance(name.text()).build();
        jobs.get().schedule(instance);
    }

    /** Lets what was ordered begin at once. */
    void checkNow() {
        jobs.get().checkNow();
    }

    private void look(UpstreamName name) {
        Optional<KeptUpstream> upstream = upstreams.find(name);
        try {
            if (upstream.isPresent()) {
                round.look(upstream.get(), false);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the keeper could not write what it has done ({1}); it looks again when its lease is over",
                    name,
                    failed.getClass().getSimpleName());
        }
    }
}
