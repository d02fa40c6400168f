package dev.seans.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The calls of this node that wait for a session of one pool, in the order in which they came:
 *
 * <ol>
 *   <li>A session that a call of this node gives back goes to the first one that waits for this combination, by name. If
 *       there is none, it is remembered.
 *   <li>Because of the other nodes the first one of each combination looks for an idle session now and then. All others
 *       only wait.
 *   <li>If the first one has waited for long, it also reserves a session that is busy: else another node, whose calls pass
 *       their sessions on to each other, would let it starve.
 *   <li>A place that has become empty is for the first one of all: it is woken when this node knows, and else looks. If it
 *       has got one, the next one looks at once, since there may be more.
 *   <li>A call that has just come takes a session only if nobody waits for the same combination, and an empty place only
 *       if nobody waits at all.
 *   <li>Whoever goes away passes on what it was offered and has not taken.
 * </ol>
 */
final class PoolLine {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<PoolWaiter> waiting = new ArrayList<>();
    private final IdleHints hints = new IdleHints();
    private final LongSupplier pause;
    private long emptied;

    /** @param pause nanoseconds until a call looks again */
    PoolLine(LongSupplier pause) {
        this.pause = pause;
    }

    /** What a call may do that has just come. */
    Turn newcomer(ServiceCall call) {
        lock.lock();
        try {
            boolean mayTake = waiting.stream().noneMatch(waiter -> isForSame(waiter, call));
            return new Turn(mayTake ? hints.take(call) : Optional.empty(), mayTake, waiting.isEmpty(), false);
        } finally {
            lock.unlock();
        }
    }

    /** How many places have become empty so far. */
    long emptied() {
        lock.lock();
        try {
            return emptied;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A place at the end; must be left, once.
     *
     * @param emptiedBefore {@link #emptied} before the call looked in vain: what became empty since is not missed
     */
    PoolWaiter join(ServiceCall call, long emptiedBefore) {
        lock.lock();
        try {
            PoolWaiter waiter = new PoolWaiter(call, lock.newCondition());
            if (waiting.stream().noneMatch(before -> isForSame(before, call))) {
                hints.take(call).ifPresent(waiter::offer);
            }
            waiter.askAt(emptied == emptiedBefore ? System.nanoTime() + pause.getAsLong() : System.nanoTime());
            waiting.add(waiter);
            return waiter;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the call may do something; empty if that was not so until then. */
    Optional<Turn> awaitTurn(PoolWaiter waiter, long deadline) {
        lock.lock();
        try {
            boolean goesOn = true;
            while (goesOn && !waiter.hasOffer()) {
                long now = System.nanoTime();
                long delay = isFirstForSame(waiter) ? waiter.askAt() - now : Long.MAX_VALUE;
                if (delay <= 0) {
                    break;
                }
                goesOn = deadline - now > 0 && waiter.sleep(Math.min(delay, deadline - now));
            }
            waiter.askAt(System.nanoTime() + pause.getAsLong());
            return goesOn ? Optional.of(turnOf(waiter)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Turn turnOf(PoolWaiter waiter) {
        boolean first = isFirstForSame(waiter);
        return new Turn(waiter.takeOffer(), first, isFirst(waiter), first && waiter.waitsForLong());
    }

    /** The call waits no longer. */
    void leave(PoolWaiter waiter) {
        lock.lock();
        try {
            waiting.remove(waiter);
            waiter.takeOffer().ifPresent(this::offer);
            waiting.stream()
                    .filter(next -> isForSame(next, waiter.call()))
                    .findFirst()
                    .ifPresent(PoolWaiter::wake);
            waiting.stream().findFirst().ifPresent(PoolWaiter::wake);
            waiter.goesAway();
        } finally {
            lock.unlock();
        }
    }

    /** A call of this node has given a session back. */
    void givenBack(IdleSession session) {
        lock.lock();
        try {
            offer(session);
        } finally {
            lock.unlock();
        }
    }

    private void offer(IdleSession session) {
        waiting.stream()
                .filter(waiter -> !waiter.hasOffer() && waiter.call().suits(session))
                .findFirst()
                .ifPresentOrElse(waiter -> waiter.offer(session), () -> hints.add(session));
    }

    /** There may be an empty place. */
    void emptied(boolean known) {
        lock.lock();
        try {
            emptied += known ? 1 : 0;
            waiting.stream().findFirst().ifPresent(first -> {
                first.askAt(System.nanoTime());
                first.wake();
            });
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFirst(PoolWaiter waiter) {
        return waiting.get(0).equals(waiter);
    }

    private boolean isFirstForSame(PoolWaiter waiter) {
        return waiting.stream()
                .filter(other -> isForSame(other, waiter.call()))
                .findFirst()
                .filter(waiter::equals)
                .isPresent();
    }

    private static boolean isForSame(PoolWaiter waiter, ServiceCall call) {
        return waiter.call().combination().equals(call.combination());
    }

    /**
     * What a call may do next to get a session.
     *
     * @param offered an idle session of its combination, for nobody else on this node
     * @param mayTake whether it may look for others: nobody on this node has waited for that combination for longer
     * @param mayOpen whether it may have an empty place: nobody on this node has waited for longer
     * @param mayReserve whether it has waited for so long that other nodes must leave it the next session
     */
    record Turn(Optional<IdleSession> offered, boolean mayTake, boolean mayOpen, boolean mayReserve) {}
}
