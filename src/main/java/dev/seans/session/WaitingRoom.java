package dev.seans.session;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;

/** How long requests may wait and hold, and how many may wait: one session's on this node, and this node's in all. */
@OnePerApplication
public class WaitingRoom {

    private final long waitNanos;
    private final long maxHoldNanos;
    private final int waitersOfSession;
    private final int waitersOfNode;
    private final SessionTally tally;

    @Inject
    public WaitingRoom(Settings settings, SessionTally tally) {
        this.waitNanos = settings.duration(Setting.SESSION_WAIT).toNanos();
        this.maxHoldNanos = settings.duration(Setting.SESSION_MAX_HOLD).toNanos();
        this.waitersOfSession = settings.integer(Setting.SESSION_QUEUE_LIMIT);
        this.waitersOfNode = settings.integer(Setting.SESSION_WAITERS_MAX);
        this.tally = tally;
    }

    long waitNanos() {
        return waitNanos;
    }

    long maxHoldNanos() {
        return maxHoldNanos;
    }

    int waitersOfSession() {
        return waitersOfSession;
    }

    /** Whether one more request of this node may wait; if so, it does from now on. */
    boolean enter() {
        return tally.beginWait(waitersOfNode);
    }

    void leave(long waitedNanos) {
        tally.endWait(waitedNanos);
    }
}
