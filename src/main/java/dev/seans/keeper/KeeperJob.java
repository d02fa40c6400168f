package dev.seans.keeper;

import dev.seans.jobs.Jobs;
import dev.seans.jobs.OrderedJob;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRow;
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

    private static final char LEFT = ':';

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
        int end = id.indexOf(LEFT);
        look(new UpstreamName(end < 0 ? id : id.substring(0, end)));
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
    void schedule(UpstreamRow due) {
        jobs.get().schedule(this, order(due));
    }

    /**
     * By the upstream. If a keeper has died or hangs, and its lease is over, by that lease as well: the scheduler may take its
     * order for one that is under way, for a minute.
     */
    private static String order(UpstreamRow due) {
        String name = due.name().text();
        return due.leaseOwner()
                .map(left -> name + LEFT + Integer.toHexString(left.hashCode()))
                .orElse(name);
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
        } catch (InterruptedException ending) {
            // Not set again: the scheduler removes the order now, and H2 closes its file under a thread that is
            // interrupted.
            LOG.log(Level.DEBUG, "{0}: the application ends on this node; the next keeper looks at once", name);
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the keeper could not write what it has done ({1}); it looks again when its lease is over",
                    name,
                    failed.getClass().getSimpleName());
        }
    }
}
