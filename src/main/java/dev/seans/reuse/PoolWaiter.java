package dev.seans.reuse;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** A call that waits in a {@link PoolLine}. Its methods are called under the line's lock. */
final class PoolWaiter {

    /** Long against a call, short against {@code poolTimeout}. */
    private static final long LONG_WAIT = 250_000_000;

    private final ServiceCall call;
    private final long joinedAt = System.nanoTime();
    private final Condition turn;
    private final boolean interruptedBefore;
    private long askAt;
    private @Nullable IdleSession offered;

    /** What interrupted the thread before has nothing to do with this wait, and would end it at once. */
    PoolWaiter(ServiceCall call, Condition turn) {
        this.call = call;
        this.turn = turn;
        this.interruptedBefore = Thread.interrupted();
    }

    ServiceCall call() {
        return call;
    }

    /** When it asks the database next, if it is its turn. */
    long askAt() {
        return askAt;
    }

    void askAt(long nanoTime) {
        askAt = nanoTime;
    }

    boolean waitsForLong() {
        return System.nanoTime() - joinedAt >= LONG_WAIT;
    }

    boolean hasOffer() {
        return offered != null;
    }

    void offer(IdleSession session) {
        offered = session;
        turn.signal();
    }

    Optional<IdleSession> takeOffer() {
        Optional<IdleSession> taken = Optional.ofNullable(offered);
        offered = null;
        return taken;
    }

    void wake() {
        turn.signal();
    }

    /** Waits until it is woken, but no longer than that; false if the server stops and interrupts its threads. */
    @SuppressWarnings("WaitNotInLoop") // the line asks again and again
    boolean sleep(long nanos) {
        try {
            turn.awaitNanos(nanos);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Called by the thread that has waited. */
    void goesAway() {
        if (interruptedBefore) {
            Thread.currentThread().interrupt();
        }
    }
}
