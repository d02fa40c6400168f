package dev.seans.reuse;

import dev.seans.publications.ReuseSettings;
import dev.seans.reuse.ServiceOutcome.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** What calls of this node have met with the sessions of one service since it started. */
final class PoolTally {

    private static final Logger LOG = System.getLogger(PoolTally.class.getName());
    private static final int COMBINATIONS_LIMIT = 1_000;

    private final LongAdder created = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitNanos = new LongAdder();
    private final LongAdder setUps = new LongAdder();
    private final LongAdder setUpNanos = new LongAdder();
    private final LongAdder savedNanos = new LongAdder();

    /** No more than tells that there are too many. */
    private final Set<String> combinations = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean warned = new AtomicBoolean();

    /** Says once if the pool has fewer places than kinds of callers. */
    void seen(ServiceCall call) {
        int size = call.settings().poolSize();
        if (!warned.get() && combinations.size() <= Math.min(size, COMBINATIONS_LIMIT)) {
            combinations.add(call.combination());
            if (combinations.size() > size && warned.compareAndSet(false, true)) {
                warn(call.pool(), size);
            }
        }
    }

    private static void warn(PoolName pool, int size) {
        LOG.log(
                Level.WARNING,
                "The pool of {0} in publication {1} has been called with more combinations of user, password, separators"
                        + " and safe mode than its poolSize of {2}. A session serves only its own, so when all are in use or"
                        + " idle for others, further ones are answered 406. Set poolSize a little above the number of"
                        + " combinations",
                pool.service(),
                pool.publication(),
                Integer.toString(size));
    }

    void created() {
        created.increment();
    }

    void expired() {
        expired.increment();
    }

    /** Saves a set-up as long as the mean of those up to now: what was saved before never becomes less. */
    void reused() {
        reused.increment();
        savedNanos.add(mean(setUpNanos, setUps).toNanos());
    }

    /** Who asks for a session that is not there is not refused one. */
    ServiceOutcome.Refused refused(Reason reason) {
        if (reason != Reason.UNKNOWN) {
            refused.increment();
        }
        return new ServiceOutcome.Refused(reason);
    }

    void waited(long nanos) {
        waits.increment();
        waitNanos.add(nanos);
    }

    void setUp(Duration took) {
        setUps.increment();
        setUpNanos.add(took.toNanos());
    }

    private Duration meanWait() {
        return mean(waitNanos, waits);
    }

    private static Duration mean(LongAdder nanos, LongAdder times) {
        return Duration.ofNanos(nanos.sum() / Math.max(1, times.sum()));
    }

    /** With what the database says of all nodes. */
    PoolReport report(PoolRows.State state, ReuseSettings settings, int waiting) {
        return new PoolReport(
                state.name().publication(),
                state.name().service(),
                settings.mode(),
                settings.poolSize(),
                state.busy(),
                state.idle(),
                state.combinations(),
                waiting,
                created.sum(),
                expired.sum(),
                refused.sum(),
                reused.sum(),
                meanWait(),
                Duration.ofNanos(savedNanos.sum()));
    }
}
