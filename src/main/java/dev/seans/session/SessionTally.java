package dev.seans.session;

import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.settings.OnePerApplication;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What requests of this node have met with their sessions since it started. */
@OnePerApplication
public class SessionTally {

    private final LongAdder waits = new LongAdder();
    private final LongAdder waitNanos = new LongAdder();
    private final LongAdder lostLeases = new LongAdder();
    private final LongAdder lostSaves = new LongAdder();
    private final LongAdder held = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<WaitLimit, LongAdder> refusals = new EnumMap<>(WaitLimit.class);

    public SessionTally() {
        for (WaitLimit limit : WaitLimit.values()) {
            refusals.put(limit, new LongAdder());
        }
    }

    /** Requests that had to wait for their session, whether they got it or not. */
    public long waits() {
        return waits.sum();
    }

    /** How long these have waited in all. */
    public Duration waited() {
        return Duration.ofNanos(waitNanos.sum());
    }

    /** Requests that were sent away because of this limit. */
    public long refusals(WaitLimit limit) {
        LongAdder counted = refusals.get(limit);
        return counted == null ? 0 : counted.sum();
    }

    /** Leases that ran out, or whose session was ended, while a request still held them. */
    public long lostLeases() {
        return lostLeases.sum();
    }

    /** Those of them whose request wanted to save something. */
    public long lostSaves() {
        return lostSaves.sum();
    }

    /** Sessions that requests hold now; each reader counts. */
    public long held() {
        return held.sum();
    }

    /** Requests that wait for a session now. */
    public int waiting() {
        return waiting.get();
    }

    void refused(WaitLimit limit) {
        LongAdder counted = refusals.get(limit);
        if (counted != null) {
            counted.increment();
        }
    }

    /** One more waits, if that makes no more than the limit. */
    boolean beginWait(int limit) {
        boolean admitted = waiting.getAndUpdate(now -> now < limit ? now + 1 : now) < limit;
        if (admitted) {
            waits.increment();
        }
        return admitted;
    }

    void endWait(long nanos) {
        waiting.decrementAndGet();
        waitNanos.add(nanos);
    }

    void taken() {
        held.increment();
    }

    void givenBack() {
        held.decrement();
    }

    void lost(boolean withSave) {
        lostLeases.increment();
        if (withSave) {
            lostSaves.increment();
        }
    }
}
