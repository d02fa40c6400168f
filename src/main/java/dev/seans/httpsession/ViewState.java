package dev.seans.httpsession;

import org.jspecify.annotations.Nullable;

/** What may still be done with the view of a session: all, only read while values are unbound, or nothing. */
final class ViewState {

    private enum Phase {
        OPEN,
        ENDING,
        ENDED
    }

    private Phase phase = Phase.OPEN;
    private @Nullable String closedBecause;

    synchronized boolean isOpen() {
        return phase == Phase.OPEN && closedBecause == null;
    }

    synchronized boolean isInvalidated() {
        return phase != Phase.OPEN;
    }

    synchronized void requireNotClosed() {
        if (closedBecause != null) {
            throw new IllegalStateException(closedBecause);
        }
    }

    synchronized void requireReadable() {
        requireNotClosed();
        if (phase == Phase.ENDED) {
            throw invalidated();
        }
    }

    synchronized void requireOpen() {
        requireNotClosed();
        if (phase != Phase.OPEN) {
            throw invalidated();
        }
    }

    /** Goes on to ENDING once the session has gone from the database; stays open if that fails. */
    void end(SessionEnding ending) {
        synchronized (this) {
            requireOpen();
            phase = Phase.ENDING;
        }
        boolean isEnded = false;
        try {
            ending.end();
            isEnded = true;
        } finally {
            if (!isEnded) {
                reopen();
            }
        }
    }

    synchronized void ended() {
        phase = Phase.ENDED;
    }

    synchronized void close(String why) {
        closedBecause = why;
    }

    private synchronized void reopen() {
        phase = Phase.OPEN;
    }

    private static IllegalStateException invalidated() {
        return new IllegalStateException("The session has been invalidated: getSession() opens a new one");
    }
}
