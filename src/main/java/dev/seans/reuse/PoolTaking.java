package dev.seans.reuse;

import dev.seans.reuse.ServiceOutcome.Reused;
import dev.seans.session.AddressBinding;
import dev.seans.session.SessionLeases;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;

/** Takes idle sessions for calls; whoever is faster has them. */
@OnePerApplication
class PoolTaking {

    private final SessionLeases leases;

    @Inject
    public PoolTaking(SessionLeases leases) {
        this.leases = leases;
    }

    /** Sessions of a pool serve clients of all addresses. */
    Optional<ServiceOutcome> take(ServiceCall call, NodePool pool, IdleSession idle) {
        return leases.tryTake(call.claim(idle.key(), AddressBinding.OFF)).map(lease -> {
            pool.taken(lease, idle.slot());
            pool.tally().reused();
            return new Reused(lease);
        });
    }

    Optional<ServiceOutcome> takeOneOf(ServiceCall call, NodePool pool, PoolView view) {
        return view.idleFor(call).stream()
                .map(idle -> take(call, pool, idle))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Other nodes shall not take one of the busy ones again before this one could. */
    void reserve(ServiceCall call, PoolView view) {
        view.reservableFor(call).ifPresent(session -> leases.reserve(session.number(), PooledSession.RESERVATION));
    }
}
