package dev.seans.reuse;

import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseSettings;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What operators want to know of the sessions of services. */
@OnePerApplication
public class Pools {

    private static final Comparator<PoolName> BY_NAME =
            Comparator.comparing(PoolName::publication).thenComparing(PoolName::service);

    private final PoolRows rows;
    private final NodePools pools;

    @Inject
    public Pools(PoolRows rows, NodePools pools) {
        this.rows = rows;
        this.pools = pools;
    }

    /**
     * Of each service that this node has served, or that has sessions now; in the order of their names. One statement.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public List<PoolReport> reports() {
        Map<PoolName, NodePool> served = pools.all();
        Map<PoolName, PoolRows.State> states = new HashMap<>();
        rows.states().stream()
                .filter(state -> !state.isEmpty() || served.containsKey(state.name()))
                .forEach(state -> states.put(state.name(), state));
        Set<PoolName> names = new TreeSet<>(BY_NAME);
        names.addAll(states.keySet());
        names.addAll(served.keySet());
        return names.stream()
                .map(name -> report(states.getOrDefault(name, PoolRows.State.none(name)), served))
                .toList();
    }

    private static PoolReport report(PoolRows.State state, Map<PoolName, NodePool> served) {
        NodePool pool = served.get(state.name());
        return pool == null ? ofOtherNodes(state) : pool.report(state);
    }

    /** This node has not been called, so it knows no settings: the slots tell. */
    private static PoolReport ofOtherNodes(PoolRows.State state) {
        boolean pooled = state.highestSlot() > 0;
        ReuseSettings guess = new ReuseSettings(
                pooled ? ReuseMode.AUTOUSE : ReuseMode.USE,
                Duration.ofSeconds(1),
                Math.max(1, state.highestSlot()),
                Duration.ZERO);
        return new PoolTally().report(state, guess, 0);
    }
}
