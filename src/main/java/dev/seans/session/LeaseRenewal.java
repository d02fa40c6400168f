package dev.seans.session;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Keeps the leases of long requests alive:
 *
 * <ol>
 *   <li>Every third of a lease, those that are older than a third are moved on, in one batch.
 *   <li>A lease never reaches beyond {@code seans.session.max-hold}: then it ends by itself, and the next request gets
 *       the session.
 *   <li>A lease that has been lost is no longer looked at, and is in nobody's way on this node either.
 *   <li>What is held for that long is told to other nodes, once, so that their operators see it.
 * </ol>
 */
@OnePerApplication
class LeaseRenewal {

    private static final Logger LOG = System.getLogger(LeaseRenewal.class.getName());

    private final ProlongedLeases rows;
    private final HeldLeases held;
    private final LongHoldings longHoldings;
    private final Duration lease;
    private final Duration maxHold;

    @Inject
    public LeaseRenewal(ProlongedLeases rows, HeldLeases held, LongHoldings longHoldings, Settings settings) {
        this.rows = rows;
        this.held = held;
        this.longHoldings = longHoldings;
        this.lease = settings.duration(Setting.SESSION_LEASE);
        this.maxHold = settings.duration(Setting.SESSION_MAX_HOLD);
    }

    Duration interval() {
        return lease.dividedBy(3);
    }

    void renew() {
        List<Holding> old = held.all().stream()
                .filter(holding -> !holding.isAbandoned() && holding.age().compareTo(interval()) > 0)
                .toList();
        old.stream().filter(holding -> left(holding).isNegative()).forEach(this::letGo);
        List<Holding> renewed =
                old.stream().filter(holding -> !holding.isAbandoned()).toList();
        for (Access access : List.of(Access.EXCLUSIVE, Access.SHARED)) {
            renew(
                    renewed.stream()
                            .filter(holding -> holding.lease().access() == access)
                            .toList(),
                    access);
        }
        longHoldings.tell(renewed, this::left);
    }

    private void renew(List<Holding> holdings, Access access) {
        if (holdings.isEmpty()) {
            return;
        }
        rows.prolong(access, holdings, holding -> shorter(lease, left(holding))).forEach(LeaseRenewal::noteLoss);
    }

    private Duration left(Holding holding) {
        return maxHold.minus(holding.age());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void letGo(Holding holding) {
        holding.abandon();
        LOG.log(
                Level.WARNING,
                "A request has held session {0} for {1}, which is seans.session.max-hold: the next request gets it, and"
                        + " what this one still saves is refused then",
                holding.lease().session().key(),
                maxHold);
    }

    private static void noteLoss(Holding holding) {
        holding.lose();
        LOG.log(
                Level.WARNING,
                "Session {0} has been lost to another request, or has ended, while a request here still runs in it: what"
                        + " that one saves will be refused",
                holding.lease().session().key());
    }
}
