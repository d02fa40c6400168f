package dev.seans.keeper;

import org.jspecify.annotations.Nullable;

/**
 * Breaks off what a thread asks an upstream, and nothing else: a thread that is interrupted while it asks the database gets
 * no connection, and on H2 closes the file for all.
 */
final class Hurry {

    private boolean over;
    private @Nullable Thread asking;

    /** Does it, unless the time is over; then, or when the time is over meanwhile, it is broken off. */
    void ask(Runnable question) {
        if (begins()) {
            try {
                question.run();
            } finally {
                ends();
            }
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /** From now on nobody asks any more. */
    synchronized void over() {
        over = true;
        if (asking != null) {
            asking.interrupt();
        }
    }

    private synchronized boolean begins() {
        asking = over ? null : Thread.currentThread();
        return !over;
    }

    private synchronized void ends() {
        asking = null;
        if (over) {
            Thread.interrupted();
        }
    }
}
