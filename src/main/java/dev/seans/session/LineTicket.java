package dev.seans.session;

import dev.seans.session.ClaimOutcome.WaitLimit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;

/** The place of one request in the {@link SessionLine} of its session. Its methods are called under the line's lock. */
final class LineTicket {

    private static final long SHORTEST_PAUSE = 2_000_000;
    private static final long LONGEST_PAUSE = 25_000_000;
    private static final int PAUSES_OF_WAIT = 8;

    private final SessionLine line;
    private final long number;
    private final Access access;
    private final Condition turn;
    private final WaitingRoom room;
    private final long waitNanos;
    private final long joinedAt = System.nanoTime();

    private boolean waits;
    private boolean interruptedBefore;
    private long heldUntil;

    /** @param waitNanos how long it may wait in all */
    LineTicket(SessionLine line, long number, Access access, Condition turn, WaitingRoom room, long waitNanos) {
        this.line = line;
        this.number = number;
        this.access = access;
        this.turn = turn;
        this.room = room;
        this.waitNanos = waitNanos;
    }

    SessionLine line() {
        return line;
    }

    long number() {
        return number;
    }

    boolean isInTheWayOf(LineTicket next) {
        return access.mayChange() || next.access.mayChange();
    }

    long heldUntil() {
        return heldUntil;
    }

    void holdUntil(long nanoTime) {
        heldUntil = nanoTime;
    }

    /** Whether its request has had to wait, and has neither got the session yet nor gone away. */
    boolean isWaiting() {
        return waits;
    }

    void wake() {
        turn.signal();
    }

    /**
     * Waits until it is woken, but no longer than that.
     *
     * @param before how many of the session wait in front of it; whoever came later does not count
     * @return what keeps it from waiting any longer
     */
    Optional<WaitLimit> rest(long delay, int before) {
        long left = joinedAt + waitNanos - System.nanoTime();
        if (left <= 0) {
            return Optional.of(WaitLimit.TIME);
        }
        Optional<WaitLimit> limit = waits ? Optional.empty() : beginWait(before);
        if (limit.isEmpty()) {
            limit = sleep(Math.min(delay, left));
        }
        return limit;
    }

    private Optional<WaitLimit> beginWait(int before) {
        if (before >= room.waitersOfSession()) {
            return Optional.of(WaitLimit.QUEUE);
        }
        waits = room.enter();
        // What interrupted the thread before has nothing to do with this wait, and would end it at once.
        interruptedBefore = waits && Thread.interrupted();
        return waits ? Optional.empty() : Optional.of(WaitLimit.NODE);
    }

    /** A server that stops interrupts its threads: the client shall come again. */
    @SuppressWarnings("WaitNotInLoop") // the line asks again and again
    private Optional<WaitLimit> sleep(long nanos) {
        try {
            turn.awaitNanos(nanos);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(WaitLimit.TIME);
        }
    }

    /** It has got the session, or goes away; called by the thread that has waited. */
    void endWait() {
        if (waits) {
            waits = false;
            room.leave(System.nanoTime() - joinedAt);
        }
        if (interruptedBefore) {
            interruptedBefore = false;
            Thread.currentThread().interrupt();
        }
    }

    /**
     * An eighth of the time that it has waited, between 2 and 25 ms: a short wait asks often, a long one seldom. A
     * quarter of it is random, so that two nodes do not ask in step.
     */
    long pauseNanos() {
        long waited = (System.nanoTime() - joinedAt) / PAUSES_OF_WAIT;
        long pause = Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, waited));
        return pause - ThreadLocalRandom.current().nextLong(pause / 4);
    }
}
