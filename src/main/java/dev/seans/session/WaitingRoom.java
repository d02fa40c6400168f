package dev.seans.session;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalInt;

/**
 * How long requests may wait and hold, and how many may wait: one session's on this node, and this node's in all, whatever
 * session they wait for.
 */
@OnePerApplication
public class WaitingRoom {

    private static final Logger LOG = System.getLogger(WaitingRoom.class.getName());

    private final long waitNanos;
    private final long maxHoldNanos;
    private final int waitersOfSession;
    private final int wanted;
    private final int waitersOfNode;
    private final SessionTally tally;

    @Inject
    public WaitingRoom(Settings settings, RequestThreads threads, SessionTally tally) {
        this.waitNanos = settings.duration(Setting.SESSION_WAIT).toNanos();
        this.maxHoldNanos = settings.duration(Setting.SESSION_MAX_HOLD).toNanos();
        this.waitersOfSession = settings.integer(Setting.SESSION_QUEUE_LIMIT);
        this.wanted = settings.integer(Setting.SESSION_WAITERS_MAX);
        this.waitersOfNode = waitersOfNode(wanted, threads.count());
        this.tally = tally;
    }

    /** Whoever waits keeps a thread: half of them stay for sessions for which nobody has to wait. */
    private static int waitersOfNode(int wanted, OptionalInt threads) {
        return threads.isEmpty() ? wanted : Math.min(wanted, threads.getAsInt() / 2);
    }

    /** Tells the operator if fewer may wait than the setting says. */
    void announce() {
        if (waitersOfNode < wanted) {
            LOG.log(
                    Level.INFO,
                    "At most {0} requests of this node wait for their sessions, not seans.session.waiters-max = {1}: that"
                            + " is half of the server''s threads for requests. Further ones are answered 503",
                    Integer.toString(waitersOfNode),
                    Integer.toString(wanted));
        }
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

    /** Whether one more request of this node may wait; if so, it does from now on, and must leave. */
    public boolean enter() {
        return tally.beginWait(waitersOfNode);
    }

    /** The request has waited for so long, and has its session or goes away. */
    public void leave(long waitedNanos) {
        tally.endWait(waitedNanos);
    }
}
