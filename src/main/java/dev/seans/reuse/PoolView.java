package dev.seans.reuse;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pool at one moment, as a node sees it: who can have what in it.
 *
 * @param sessions in slots from 1 to {@code poolSize}, the freshest first
 * @param node by its name in reservations
 */
record PoolView(List<PooledSession> sessions, String node) {

    /** Who does not get one of these gets none of the others: there are as many calls. */
    private static final int HANDFUL = 5;

    List<IdleSession> idleFor(ServiceCall call) {
        return sessions.stream()
                .filter(session -> session.isIdleFor(node))
                .map(PooledSession::session)
                .filter(call::suits)
                .limit(HANDFUL)
                .toList();
    }

    /** Of those that other calls have: the one that this node has reserved before, else the one that was taken first. */
    Optional<PooledSession> reservableFor(ServiceCall call) {
        List<PooledSession> own = sessions.stream()
                .filter(session -> call.suits(session.session()))
                .toList();
        Optional<PooledSession> reserved =
                own.stream().filter(session -> session.isReservedFor(node)).findFirst();
        return reserved.isPresent()
                ? reserved.filter(session -> !session.fresh())
                : own.stream().filter(PooledSession::isReservable).reduce((newer, older) -> older);
    }

    /** The lowest slot that nobody has; empty if all are taken. */
    OptionalInt emptySlot(int poolSize) {
        BitSet taken = new BitSet();
        sessions.forEach(session -> taken.set(session.session().slot()));
        int lowest = taken.nextClearBit(1);
        return lowest <= poolSize ? OptionalInt.of(lowest) : OptionalInt.empty();
    }

    /** Some of those that have expired. */
    List<PooledSession> dead() {
        return sessions.stream().filter(PooledSession::isDead).limit(HANDFUL).toList();
    }

    /** A session that nobody has, and that no call of this version of the application could use. */
    Optional<PooledSession> outdatedFor(ServiceCall call) {
        return sessions.stream().filter(session -> session.isOutdatedFor(call)).findFirst();
    }

    PoolView without(List<PooledSession> removed) {
        List<PooledSession> left =
                sessions.stream().filter(session -> !removed.contains(session)).toList();
        return new PoolView(left, node);
    }

    /** Whether there is an empty slot, or one that can be made so. */
    boolean hasRoomFor(ServiceCall call) {
        return emptySlot(call.settings().poolSize()).isPresent()
                || !dead().isEmpty()
                || outdatedFor(call).isPresent();
    }
}
