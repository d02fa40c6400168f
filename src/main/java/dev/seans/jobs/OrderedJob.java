package dev.seans.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Work that is done when it is ordered, by one node; what it is to be done for is the order's id. */
public non-sealed interface OrderedJob extends Job {

    /**
     * Does the work.
     *
     * @param stopping whether the node is about to stop, so that the work should come to its next safe point
     * @return after what time it is to be done again; zero if the order is done
     */
    Duration run(String id, BooleanSupplier stopping);

    /**
     * A run that is to be done again has been put off: from now on it can be hurried, which it could not as long as it
     * ran.
     */
    default void putOff(String id, Duration again) {}

    /**
     * The order is done, by a run that returned zero, and gone: from now on it can be given again, which it could not as long
     * as it ran. Must not throw: nobody would know any more what to do.
     */
    default void ended(String id) {}

    /** After what time the work is tried again when it has failed; empty if the order is forgotten then. */
    Optional<Duration> retryAfterFailure();

    /** Whether another node goes on when the one that was at it has died; otherwise the order is forgotten then. */
    boolean outlivesItsNode();
}
