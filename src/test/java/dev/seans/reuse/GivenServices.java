package dev.seans.reuse;

import dev.seans.session.GivenNode;
import dev.seans.session.SessionLeases;
import dev.seans.session.SessionTally;
import java.util.function.LongSupplier;

/** The sessions of services as one node has them, made by hand: for tests and benchmarks, here and in the rooms above. */
public final class GivenServices {

    private final NodePools pools;
    private final ServiceSessions sessions;
    private final Pools reports;
    private final SessionTally tally;

    public GivenServices(GivenNode node) {
        this(node, new NodePools());
    }

    /** @param pause nanoseconds until a call that waits looks again */
    GivenServices(GivenNode node, LongSupplier pause) {
        this(node, new NodePools(pause));
    }

    private GivenServices(GivenNode node, NodePools pools) {
        this.pools = pools;
        SessionLeases leases = node.leases();
        PoolRows rows = new PoolRows(node.leaseDatabase(), node.leaseNode());
        PoolTaking taking = new PoolTaking(leases);
        sessions = new ServiceSessions(
                new ServicePool(pools, rows, taking, new PoolOpening(leases, rows, taking), node.room()),
                new ManagedSessions(leases, rows, pools, node.settings()),
                pools,
                leases);
        tally = node.tally();
        reports = new Pools(rows, pools);
    }

    public ServiceSessions sessions() {
        return sessions;
    }

    public Pools reports() {
        return reports;
    }

    /** How many calls wait. */
    int waiting() {
        return pools.all().values().stream()
                .mapToInt(pool -> pool.line().size())
                .sum();
    }

    /** Those for sessions that clients manage, too. */
    int waitingInAll() {
        return tally.waiting();
    }

    NodePools pools() {
        return pools;
    }
}
