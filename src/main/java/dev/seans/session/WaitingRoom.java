package dev.seans.session;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** How long requests may wait and hold, and how many may wait: one session's on this node, and this node's in all. */
@OnePerApplication
public class WaitingRoom {

    private static final Logger LOG = System.getLogger(WaitingRoom.class.getName());

    private final long waitNanos;
    private final long maxHoldNanos;
    private final int waitersOfSession;
    private final int waitersOfNode;
    private final SessionTally tally;

    @Inject
    public WaitingRoom(Settings settings, RequestThreads threads, SessionTally tally) {
        this.waitNanos = settings.duration(Setting.SESSION_WAIT).toNanos();
        this.maxHoldNanos = settings.duration(Setting.SESSION_MAX_HOLD).toNanos();
        this.waitersOfSession = settings.integer(Setting.SESSION_QUEUE_LIMIT);
        this.waitersOfNode = waitersOfNode(settings.integer(Setting.SESSION_WAITERS_MAX), threads);
        this.tally = tally;
    }

    /** Whoever waits keeps a thread: half of them stay for sessions for which nobody has to wait. */
    private static int waitersOfNode(int wanted, RequestThreads threads) {
        if (threads.count().isEmpty() || wanted <= threads.count().getAsInt() / 2) {
            return wanted;
        }
        int half = threads.count().getAsInt() / 2;
        LOG.log(
                Level.INFO,
                "At most {0} requests of this node wait for their sessions, not seans.session.waiters-max = {1}: that is half"
                        + " of the server''s {2} threads for requests. Further ones are answered 503",
                Integer.toString(half),
                Integer.toString(wanted),
                Integer.toString(threads.count().getAsInt()));
        return half;
    }

    /** How many requests of this node may wait. */
    int waitersOfNode() {
        return waitersOfNode;
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
