package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UpstreamRows;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Starts the keeping of sessions on this node, and ends it; the work in between is the jobs'. */
@OnePerApplication
public class Keeper {

    private final Upstreams upstreams;
    private final UpstreamRows rows;
    private final SlotRows slots;
    private final LooksUnderWay looks;
    private final Farewell farewell;
    private final DatabaseClock clock;

    private volatile @Nullable ThreadFactory threads;

    @Inject
    public Keeper(
            Upstreams upstreams,
            UpstreamRows rows,
            SlotRows slots,
            LooksUnderWay looks,
            Farewell farewell,
            DatabaseClock clock) {
        this.upstreams = upstreams;
        this.rows = rows;
        this.slots = slots;
        this.looks = looks;
        this.farewell = farewell;
        this.clock = clock;
    }

    /**
     * Makes the rows that are missing, and lets the stored sessions be checked at once: nobody knows for how long the
     * application was away. To be called before the jobs start.
     *
     * @param ofServer makes the threads on which sessions are finished at the end
     */
    public void start(ThreadFactory ofServer) {
        threads = ofServer;
        kept().forEach(this::prepare);
    }

    /** Makes what is missing in the tables, and lets the upstream be looked after at once. */
    void prepare(KeptUpstream upstream) {
        Instant now = clock.now();
        rows.makeIfMissing(upstream.name(), now);
        for (int slot = 1; slot <= upstream.rules().sessions(); slot++) {
            slots.makeIfMissing(upstream.name(), slot);
        }
        slots.checkAll(upstream.name(), now);
        rows.due(upstream.name(), now);
    }

    /**
     * Ends the looks that are under way, and gives their upstreams to other keepers, or to the next start; see {@link
     * LooksUnderWay}. Takes four seconds at the most. To be called before the jobs stop: these interrupt their threads, in the
     * database, too.
     */
    public void stopLooks() {
        looks.stop();
    }

    /**
     * Finishes the sessions that each serve one call at a time and that no client has, as an upstream keeps a licence and
     * memory for each; a node that goes on makes new ones. Those of an upstream whose keepers an operator has stopped stay. Takes two seconds at the most. To be called after the jobs have
     * stopped.
     */
    public void stop() {
        ThreadFactory given = threads;
        threads = null;
        if (given != null) {
            farewell.finish(
                    kept().stream()
                            .filter(upstream -> upstream.rules().oneCallAtATime())
                            .toList(),
                    given);
        }
    }

    private List<KeptUpstream> kept() {
        return upstreams.names().stream()
                .flatMap(name -> upstreams.find(name).stream())
                .toList();
    }
}
