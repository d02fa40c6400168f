package dev.seans.jobs;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Work that one node does now and then, from the start on. A run that fails is followed by the next one. */
public non-sealed interface RecurringJob extends Job {

    /** From the end of a run to the next one. */
    Duration interval();

    /**
     * Does the work once.
     *
     * @param stopping whether the node is about to stop, so that long work should come to its next safe point
     */
    void run(BooleanSupplier stopping);
}
