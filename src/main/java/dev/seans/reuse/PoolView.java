package dev.seans.reuse;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pool at one moment: who can have what in it.
 *
 * @param sessions in slots from 1 to {@code poolSize}, the freshest first
 */
record PoolView(List<PooledSession> sessions) {

    /** Who does not get one of these gets none of the others: there are as many calls. */
    private static final int HANDFUL = 5;

    List<IdleSession> idleFor(ServiceCall call) {
        return sessions.stream()
                .filter(PooledSession::isIdle)
                .map(PooledSession::session)
                .filter(call::suits)
                .limit(HANDFUL)
                .toList();
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
        return new PoolView(
                sessions.stream().filter(session -> !removed.contains(session)).toList());
    }

    /** Whether there is an empty slot, or one that can be made so. */
    boolean hasRoomFor(ServiceCall call) {
        return emptySlot(call.settings().poolSize()).isPresent()
                || !dead().isEmpty()
                || outdatedFor(call).isPresent();
    }
}
