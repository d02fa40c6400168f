package dev.seans.jobs;

/** A kind of work that the scheduler shall know. Found through CDI. */
public sealed interface Job permits RecurringJob, OrderedJob {

    /** What the scheduler's table calls it. */
    String name();

    /** Whether there is anything to do for it with the settings as they are; otherwise the scheduler does not know it. */
    default boolean isWanted() {
        return true;
    }
}
