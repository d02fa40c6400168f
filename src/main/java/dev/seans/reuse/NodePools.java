package dev.seans.reuse;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** The services that calls of this node have come to. */
@OnePerApplication
class NodePools {

    private static final long SHORTEST_PAUSE = 10_000_000;
    private static final long LONGEST_PAUSE = 50_000_000;

    /** So many services no publication has; if their names come from clients after all, memory is not theirs to fill. */
    private static final int LIMIT = 1_000;

    private final Map<PoolName, NodePool> pools = new ConcurrentHashMap<>();
    private final LongSupplier pause;

    /** Random, so that two nodes do not look in step. */
    @Inject
    public NodePools() {
        this(() -> ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE));
    }

    /** @param pause nanoseconds until a call that waits looks again */
    NodePools(LongSupplier pause) {
        this.pause = pause;
    }

    NodePool of(ServiceCall call) {
        PoolName name = call.pool();
        if (pools.size() >= LIMIT && !pools.containsKey(name)) {
            pools.values().removeIf(pool -> pool.line().size() == 0);
        }
        NodePool pool = pools.computeIfAbsent(name, unknown -> new NodePool(pause, call.settings()));
        pool.settings(call.settings());
        return pool;
    }

    Map<PoolName, NodePool> all() {
        return Map.copyOf(pools);
    }
}
