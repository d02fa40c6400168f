package dev.seans.keeper;

import dev.seans.jobs.Jobs;
import dev.seans.jobs.OrderedJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The job of one look after one upstream; its instance is named by the upstream, so that one that hangs never delays
 * another. Whatever becomes of it, the watch orders the next one.
 */
@OnePerApplication
class KeeperJob implements OrderedJob {

    private static final Logger LOG = System.getLogger(KeeperJob.class.getName());

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
    public String name() {
        return "upstream-round";
    }

    @Override
    public Duration run(String id, BooleanSupplier stopping) {
        look(new UpstreamName(id));
        return Duration.ZERO;
    }

    /** The watch orders it again when it is due. */
    @Override
    public Optional<Duration> retryAfterFailure() {
        return Optional.empty();
    }

    @Override
    public boolean outlivesItsNode() {
        return false;
    }

    /** Orders a look; if one is ordered or under way, that will do. */
    void schedule(UpstreamName name) {
        jobs.get().schedule(this, name.text());
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
