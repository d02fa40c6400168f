package dev.seans.reuse;

import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.session.OpenedSession;
import dev.seans.session.SessionLeases;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Opens sessions in pools:
 *
 * <ol>
 *   <li>One call of this node at a time; who had to wait for another one looks again. Nobody waits for longer than
 *       {@code poolTimeout}, nor when the server stops.
 *   <li>Sessions that have expired are removed, a handful at once. If no slot is empty then, a session makes room that
 *       nobody has and that is of another version of the application.
 *   <li>The session is inserted into the lowest empty slot. The database lets no slot be taken twice: if another node was
 *       faster, that is tried again, a few times, as long as there is room.
 * </ol>
 */
@OnePerApplication
class PoolOpening {

    private static final int ATTEMPTS = 3;

    private final SessionLeases leases;
    private final PoolRows rows;
    private final PoolTaking taking;

    @Inject
    public PoolOpening(SessionLeases leases, PoolRows rows, PoolTaking taking) {
        this.leases = leases;
        this.rows = rows;
        this.taking = taking;
    }

    /**
     * Empty if nobody has made room, or the time is over.
     *
     * @param view of the pool a moment ago, which has room
     * @param deadline by {@link System#nanoTime}
     */
    Optional<ServiceOutcome> open(ServiceCall call, NodePool pool, PoolView view, long deadline) {
        boolean first = pool.opening().tryLock();
        try {
            if (!first && !waitForTurn(pool, deadline)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(pool.tally().refused(Reason.POOL_FULL));
        }
        try {
            Optional<ServiceOutcome> outcome = first ? insert(call, pool, view) : Optional.empty();
            return outcome.isPresent() ? outcome : lookAgain(call, pool, first ? ATTEMPTS - 1 : ATTEMPTS);
        } finally {
            pool.opening().unlock();
        }
    }

    /** What interrupted the thread before has nothing to do with this wait, and would end it at once. */
    private static boolean waitForTurn(NodePool pool, long deadline) throws InterruptedException {
        boolean interruptedBefore = Thread.interrupted();
        try {
            return pool.opening().tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            if (interruptedBefore) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<ServiceOutcome> lookAgain(ServiceCall call, NodePool pool, int attempts) {
        Optional<ServiceOutcome> outcome = Optional.empty();
        boolean hasRoom = true;
        for (int attempt = 0; outcome.isEmpty() && hasRoom && attempt < attempts; attempt++) {
            PoolView view = rows.look(call);
            hasRoom = view.hasRoomFor(call);
            outcome = taking.takeOneOf(call, pool, view).or(() -> insert(call, pool, view));
        }
        return outcome;
    }

    private Optional<ServiceOutcome> insert(ServiceCall call, NodePool pool, PoolView view) {
        OptionalInt slot = slotFor(call, pool, view);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        return leases.openAt(call.newSession(), call.place(slot)).map(opened -> opened(opened, pool, slot.getAsInt()));
    }

    private OptionalInt slotFor(ServiceCall call, NodePool pool, PoolView view) {
        int size = call.settings().poolSize();
        PoolView living = without(view.dead(), call, pool, view);
        OptionalInt slot = living.emptySlot(size);
        if (slot.isPresent()) {
            return slot;
        }
        List<PooledSession> outdated = living.outdatedFor(call).stream().toList();
        return without(outdated, call, pool, living).emptySlot(size);
    }

    /** What somebody has by now, or has removed, is not removed. */
    private PoolView without(List<PooledSession> useless, ServiceCall call, NodePool pool, PoolView view) {
        List<PooledSession> removed =
                useless.stream().filter(session -> rows.remove(session, call)).toList();
        removed.forEach(session -> pool.tally().expired());
        return view.without(removed);
    }

    private static ServiceOutcome opened(OpenedSession opened, NodePool pool, int slot) {
        pool.taken(opened.lease(), slot);
        pool.tally().created();
        return new Opened(opened.lease(), opened.id(), true);
    }
}
