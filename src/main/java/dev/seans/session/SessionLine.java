package dev.seans.session;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.WaitLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The requests of one session on this node, in the order in which they came. The first one asks the database, which
 * decides among the nodes; all others only wait:
 *
 * <ol>
 *   <li>A request may ask when it is the first of those that wait, and no request of this node that holds the session is
 *       in its way. A holder is in nobody's way after {@code seans.session.max-hold}: its lease has ended by then.
 *   <li>While it asks it counts as a holder, so that nobody asks in vain.
 *   <li>If it gets the session, it stays one until it gives the session back; the next one may ask if it can share.
 *   <li>If another node holds the session, the request is the first one again, after a pause that grows while it waits.
 *   <li>Whoever gives back ends the pause: the next one asks at once.
 * </ol>
 */
final class SessionLine {

    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<LineTicket> waiting = new TreeSet<>(Comparator.comparingLong(LineTicket::number));
    private final List<LineTicket> holders = new ArrayList<>();
    private final WaitingRoom room;

    /** More than one if the session has got a new id meanwhile. */
    private final Set<SessionKey> keys = ConcurrentHashMap.newKeySet();

    private long numbers;
    private boolean closed;
    private boolean paused;
    private long nextAskAt;

    SessionLine(WaitingRoom room) {
        this.room = room;
    }

    /** A place at the end; empty if the last one has just left, and the line is no longer the session's. */
    Optional<LineTicket> join(SessionKey key, Access access, long waitNanos) {
        lock.lock();
        try {
            if (closed) {
                return Optional.empty();
            }
            keys.add(key);
            LineTicket ticket = new LineTicket(this, ++numbers, access, lock.newCondition(), room, waitNanos);
            waiting.add(ticket);
            return Optional.of(ticket);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the request may ask right now. */
    boolean isTurnOf(LineTicket ticket) {
        lock.lock();
        try {
            return delay(ticket) <= 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the request may ask; tells what keeps it from waiting any longer. */
    Optional<WaitLimit> awaitTurn(LineTicket ticket) {
        lock.lock();
        try {
            for (long delay = delay(ticket); delay > 0; delay = delay(ticket)) {
                Optional<WaitLimit> limit =
                        ticket.rest(delay, waiting.headSet(ticket).size());
                if (limit.isPresent()) {
                    return limit;
                }
            }
            beginAsking(ticket);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** For how long the request must wait if nothing happens. */
    private long delay(LineTicket ticket) {
        if (!waiting.first().equals(ticket)) {
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        holders.removeIf(holder -> holder.heldUntil() - now <= 0);
        long delay = paused ? nextAskAt - now : 0;
        for (LineTicket holder : holders) {
            if (holder.isInTheWayOf(ticket)) {
                delay = Math.max(delay, holder.heldUntil() - now);
            }
        }
        return delay;
    }

    private void beginAsking(LineTicket ticket) {
        waiting.remove(ticket);
        hold(ticket);
        nextAskAt = System.nanoTime() + ticket.pauseNanos();
        wakeFirst();
    }

    private void hold(LineTicket ticket) {
        ticket.holdUntil(System.nanoTime() + room.maxHoldNanos());
        holders.add(ticket);
    }

    /** How many wait; whoever asks the database in between, too. */
    int waiting() {
        lock.lock();
        try {
            return (int) Stream.concat(waiting.stream(), holders.stream())
                    .filter(LineTicket::isWaiting)
                    .count();
        } finally {
            lock.unlock();
        }
    }

    Set<SessionKey> keys() {
        return keys;
    }

    /** It has the session. */
    void granted(LineTicket ticket) {
        lock.lock();
        try {
            waiting.remove(ticket);
            holders.remove(ticket);
            hold(ticket);
            paused = false;
            ticket.endWait();
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Another node has the session, or has reserved it. */
    void heldElsewhere(LineTicket ticket) {
        lock.lock();
        try {
            holders.remove(ticket);
            waiting.add(ticket);
            paused = true;
            nextAskAt = System.nanoTime() + ticket.pauseNanos();
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** The database says that it does not hold the session any more, although it has not given it back. */
    void lapse(LineTicket ticket) {
        lock.lock();
        try {
            holders.remove(ticket);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /**
     * It neither waits for the session nor holds it any more.
     *
     * @return whether nobody is left, so that the line is closed
     */
    boolean leave(LineTicket ticket) {
        lock.lock();
        try {
            if (holders.remove(ticket)) {
                paused = false;
            }
            waiting.remove(ticket);
            ticket.endWait();
            wakeFirst();
            closed = waiting.isEmpty() && holders.isEmpty();
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void wakeFirst() {
        if (!waiting.isEmpty()) {
            waiting.first().wake();
        }
    }
}
