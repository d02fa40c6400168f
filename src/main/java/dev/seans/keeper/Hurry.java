package dev.seans.keeper;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off what a thread asks an upstream, and nothing else: a thread that is interrupted while it asks the database gets
 * no connection, and on H2 closes the file for all.
 */
final class Hurry {

    private boolean ending;
    private boolean over;
    private @Nullable Thread asking;

    /**
     * Asks, unless the time is over; then, or when the time is over meanwhile, it is broken off. An answer that has come in
     * spite of that is given.
     *
     * @throws InterruptedException if the time is over, whatever the question makes of being broken off
     */
    <T> T ask(Callable<T> question) throws Exception {
        if (isOver()) {
            throw new InterruptedException("no time is left to ask");
        }
        begins();
        try {
            return question.call();
        } catch (Exception failed) {
            throw isOver() ? brokenOff(failed) : failed;
        } finally {
            ends();
        }
    }

    /** Does in the middle of a question what must not be broken off, as what it has the database do. */
    <T> T undisturbed(Callable<T> work) throws Exception {
        boolean interrupted = pauses();
        try {
            return work.call();
        } finally {
            goesOn(interrupted);
        }
    }

    /** Ends what was begun at an upstream, also when the time is over; broken off when that is said once more. */
    void clearUp(Runnable work) {
        begins();
        try {
            work.run();
        } finally {
            ends();
        }
    }

    /** Whether nothing more is to be begun. */
    synchronized boolean isEnding() {
        return ending;
    }

    /** From now on nothing more is begun. */
    synchronized void ending() {
        ending = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** From now on nobody asks any more. */
    synchronized void over() {
        ending = true;
        over = true;
        if (asking != null) {
            asking.interrupt();
        }
    }

    private synchronized boolean pauses() {
        asking = null;
        return Thread.interrupted();
    }

    private synchronized void goesOn(boolean interrupted) {
        asking = Thread.currentThread();
        if (interrupted || over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begins() {
        asking = Thread.currentThread();
    }

    /** The interruption was for the question; it may have come too late for it. */
    private synchronized void ends() {
        asking = null;
        if (over) {
            Thread.interrupted();
        }
    }

    private static InterruptedException brokenOff(Exception failed) {
        InterruptedException meant = new InterruptedException("broken off");
        meant.addSuppressed(failed);
        return meant;
    }
}
