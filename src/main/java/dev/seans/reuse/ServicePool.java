package dev.seans.reuse;

import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.session.SessionLease;
import dev.seans.session.WaitingRoom;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Gives a call a session of its pool:
 *
 * <ol>
 *   <li>The session of its combination that this node has given back last is taken, in one statement that never waits.
 *   <li>If there is none, or another node was faster, the database tells of others that are idle, the freshest first.
 *   <li>If all are busy, a session is opened in a slot that is empty, or made so ({@link PoolOpening}).
 *   <li>If there is none either, the call stands in the {@link PoolLine}, and tries again whenever that lets it, until
 *       {@code poolTimeout} is over. It keeps a thread of the server, so only so many wait.
 * </ol>
 *
 * A call that has just come goes through the first three steps only as far as nobody is overtaken. A live session of
 * another combination is never ended to make room.
 */
@OnePerApplication
class ServicePool {

    private final NodePools pools;
    private final PoolRows rows;
    private final PoolTaking taking;
    private final PoolOpening opening;
    private final WaitingRoom room;

    @Inject
    public ServicePool(NodePools pools, PoolRows rows, PoolTaking taking, PoolOpening opening, WaitingRoom room) {
        this.pools = pools;
        this.rows = rows;
        this.taking = taking;
        this.opening = opening;
        this.room = room;
    }

    ServiceOutcome sessionFor(ServiceCall call) {
        long since = System.nanoTime();
        NodePool pool = pools.of(call);
        pool.tally().seen(call);
        long emptied = pool.line().emptied();
        long deadline = since + call.settings().poolTimeout().toNanos();
        return attempt(call, pool, pool.line().newcomer(call), deadline)
                .orElseGet(() -> waitFor(call, pool, emptied, deadline));
    }

    /** Steps 1 to 3. */
    private Optional<ServiceOutcome> attempt(ServiceCall call, NodePool pool, PoolLine.Turn turn, long deadline) {
        Optional<ServiceOutcome> reused = turn.offered().flatMap(idle -> taking.take(call, pool, idle));
        return reused.isPresent() || !turn.mayTake() ? reused : lookFor(call, pool, turn, deadline);
    }

    private Optional<ServiceOutcome> lookFor(ServiceCall call, NodePool pool, PoolLine.Turn turn, long deadline) {
        PoolView view = rows.look(call);
        Optional<ServiceOutcome> outcome = taking.takeOneOf(call, pool, view);
        if (outcome.isEmpty() && turn.mayOpen() && view.hasRoomFor(call)) {
            outcome = opening.open(call, pool, view, deadline);
        }
        if (outcome.isEmpty() && turn.mayReserve()) {
            taking.reserve(call, view);
        }
        return outcome;
    }

    private ServiceOutcome waitFor(ServiceCall call, NodePool pool, long emptied, long deadline) {
        if (deadline - System.nanoTime() <= 0) {
            return pool.tally().refused(Reason.POOL_FULL);
        }
        if (!room.enter()) {
            return pool.tally().refused(Reason.TOO_MANY_WAIT);
        }
        try {
            return standInLine(call, pool, emptied, deadline);
        } finally {
            long since = deadline - call.settings().poolTimeout().toNanos();
            long waited = System.nanoTime() - since;
            room.leave(waited);
            pool.tally().waited(waited);
        }
    }

    private ServiceOutcome standInLine(ServiceCall call, NodePool pool, long emptied, long deadline) {
        Optional<ServiceOutcome> outcome = Optional.empty();
        PoolLine line = pool.line();
        PoolWaiter waiter = line.join(call, emptied);
        try {
            Optional<PoolLine.Turn> turn = line.awaitTurn(waiter, deadline);
            while (turn.isPresent()) {
                outcome = attempt(call, pool, turn.get(), deadline);
                turn = outcome.isPresent() ? Optional.empty() : line.awaitTurn(waiter, deadline);
            }
        } finally {
            line.leave(waiter);
        }
        if (outcome.filter(Opened.class::isInstance).isPresent()) {
            line.emptied(false);
        }
        return outcome.orElseGet(() -> pool.tally().refused(Reason.POOL_FULL));
    }

    /** @param kept whether the session is still there, and free */
    void givenBack(ServiceCall call, SessionLease lease, boolean kept) {
        NodePool pool = pools.of(call);
        Optional<Integer> slot = pool.givenBack(lease);
        if (kept && slot.isPresent()) {
            pool.line().givenBack(new IdleSession(lease.session().key(), call.combination(), slot.get()));
        } else {
            pool.line().emptied(true);
        }
    }
}
