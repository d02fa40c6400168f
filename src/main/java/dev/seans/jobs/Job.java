package dev.seans.jobs;

import com.github.kagkarlsson.scheduler.task.Task;

/** A kind of work that the scheduler shall know. Found through CDI. */
public interface Job {

    /** The task as db-scheduler wants it: its name, what it does, and what happens when it fails or its node dies. */
    Task<?> task();

    /** Whether there is anything to do for it with the settings as they are; otherwise the scheduler does not know it. */
    default boolean isWanted() {
        return true;
    }
}
