package dev.seans.session;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions that requests of this node hold, by the token of the lease. */
@OnePerApplication
class HeldLeases {

    private final Map<String, Holding> holdings = new ConcurrentHashMap<>();
    private final SessionTally tally;

    @Inject
    public HeldLeases(SessionTally tally) {
        this.tally = tally;
    }

    /**
     * A request holds the session from now on.
     *
     * @param place that the request has in the session's line; left when the session is given back
     */
    void taken(SessionLease lease, SessionLines.Place place) {
        holdings.put(lease.token(), new Holding(lease, place));
        tally.taken();
    }

    /** The request has given the session back, or ended it. */
    void givenBack(SessionLease lease) {
        Holding holding = holdings.remove(lease.token());
        if (holding != null) {
            tally.givenBack();
            holding.place().leave();
        }
    }

    Optional<Holding> of(SessionLease lease) {
        return Optional.ofNullable(holding(lease));
    }

    private @Nullable Holding holding(SessionLease lease) {
        return holdings.get(lease.token());
    }

    List<Holding> all() {
        return List.copyOf(holdings.values());
    }

    /** By whom the session of this number is held on this node. */
    List<Holding> of(long session) {
        return holdings.values().stream()
                .filter(holding -> holding.lease().session().number() == session)
                .toList();
    }
}
