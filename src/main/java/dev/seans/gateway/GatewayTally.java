package dev.seans.gateway;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has become of the calls of one upstream, on this node since it was started. */
public final class GatewayTally {

    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder gone = new LongAdder();

    void ended(@Nullable GatewayFailure failure) {
        (failure == null ? answered : failed).increment();
    }

    void refused() {
        refused.increment();
    }

    void callerGone() {
        gone.increment();
    }

    /** Calls whose upstream's answer has reached the caller, whatever it says. */
    public long answered() {
        return answered.sum();
    }

    /** Calls without an answer of the upstream, or with a part of one. */
    public long failed() {
        return failed.sum();
    }

    /** Calls that were not sent, because a rule or a limit does not allow them. */
    public long refusedCalls() {
        return refused.sum();
    }

    /** Calls whose callers did not wait for the end. */
    public long abandoned() {
        return gone.sum();
    }
}
