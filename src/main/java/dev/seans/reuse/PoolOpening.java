package dev.seans.reuse;

import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.session.OpenedSession;
import dev.seans.session.SessionLeases;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Opens sessions in pools:
 *
 * <ol>
 *   <li>One call of this node at a time; who had to wait for another one looks again.
 *   <li>Sessions that have expired are removed, a handful at once. If no slot is empty then, a session makes room that
 *       nobody has and that is of another version of the application.
 *   <li>The session is inserted into the lowest empty slot. The database lets no slot be taken twice: if another node was
 *       faster, that is tried again, a few times.
 * </ol>
 */
@OnePerApplication
public class PoolOpening {

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

    /** @param view of the pool a moment ago */
    Optional<ServiceOutcome> open(ServiceCall call, NodePool pool, PoolView view) {
        boolean alone = pool.opening().tryLock();
        if (!alone) {
            pool.opening().lock();
        }
        try {
            Optional<ServiceOutcome> outcome = alone ? insert(call, pool, view) : lookAgain(call, pool);
            for (int attempt = 1; outcome.isEmpty() && attempt < ATTEMPTS; attempt++) {
                outcome = lookAgain(call, pool);
            }
            return outcome;
        } finally {
            pool.opening().unlock();
        }
    }

    private Optional<ServiceOutcome> lookAgain(ServiceCall call, NodePool pool) {
        PoolView view = rows.look(call);
        return taking.takeOneOf(call, pool, view).or(() -> insert(call, pool, view));
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
