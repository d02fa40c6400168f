package dev.seans.reuse;

import dev.seans.publications.ReuseSettings;
import dev.seans.session.SessionLease;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** What this node keeps in memory of the sessions of one service. */
final class NodePool {

    private final PoolLine line;
    private final PoolTally tally = new PoolTally();

    /** Calls of this node that fill an empty pool must not all try the same slot. */
    private final ReentrantLock opening = new ReentrantLock();

    /** Where the sessions stand that calls of this node have, by the token of the lease. */
    private final Map<String, Integer> slots = new ConcurrentHashMap<>();

    private volatile ReuseSettings settings;

    NodePool(LongSupplier pause, ReuseSettings settings) {
        this.line = new PoolLine(pause);
        this.settings = settings;
    }

    PoolLine line() {
        return line;
    }

    PoolTally tally() {
        return tally;
    }

    ReentrantLock opening() {
        return opening;
    }

    /** As they were with the last call. */
    void settings(ReuseSettings last) {
        settings = last;
    }

    void taken(SessionLease lease, int slot) {
        slots.put(lease.token(), slot);
    }

    /** The slot of the session; empty if it has none. */
    Optional<Integer> givenBack(SessionLease lease) {
        return Optional.ofNullable(slots.remove(lease.token()));
    }

    PoolReport report(PoolRows.State state) {
        return tally.report(state, settings, line.size());
    }
}
