package dev.seans.jobs;

import java.time.Duration;

/** Work that one node does now and then, from the start on. A run that fails is followed by the next one. */
public non-sealed interface RecurringJob extends Job {

    /** From the end of a run to the next one. */
    Duration interval();

    void run();
}
