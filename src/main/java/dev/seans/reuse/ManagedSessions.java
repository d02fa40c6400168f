package dev.seans.reuse;

import dev.seans.database.LostRace;
import dev.seans.identity.SessionKey;
import dev.seans.reuse.ServiceOutcome.Opened;
import dev.seans.reuse.ServiceOutcome.Reason;
import dev.seans.reuse.ServiceOutcome.Reused;
import dev.seans.session.Access;
import dev.seans.session.ClaimOutcome;
import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.session.OpenedSession;
import dev.seans.session.SessionLeases;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalInt;

/** Sessions without a slot: those that clients manage, and those of a single call. */
@OnePerApplication
class ManagedSessions {

    private final SessionLeases leases;
    private final PoolRows rows;
    private final NodePools pools;
    private final int limit;

    @Inject
    public ManagedSessions(SessionLeases leases, PoolRows rows, NodePools pools, Settings settings) {
        this.leases = leases;
        this.rows = rows;
        this.pools = pools;
        this.limit = settings.integer(Setting.REUSE_SESSION_LIMIT);
    }

    /** The count comes first, so calls that come at once may go a little beyond the limit. */
    ServiceOutcome start(ServiceCall call) {
        PoolTally tally = pools.of(call).tally();
        return rows.countManaged(call.pool()) < limit ? open(call, tally) : tally.refused(Reason.TOO_MANY_SESSIONS);
    }

    ServiceOutcome single(ServiceCall call) {
        return open(call, pools.of(call).tally());
    }

    private ServiceOutcome open(ServiceCall call, PoolTally tally) {
        OpenedSession opened = insert(call);
        tally.created();
        return new Opened(opened.lease(), opened.id(), true);
    }

    /** Who has lost against another statement tries once more; a database that is so busy is as good as away. */
    private OpenedSession insert(ServiceCall call) {
        return LostRace.retried(2, () -> leases.openAt(call.newSession(), call.place(OptionalInt.empty())))
                .orElseThrow();
    }

    ServiceOutcome attach(ServiceCall call, SessionKey key) {
        PoolTally tally = pools.of(call).tally();
        Duration timeout = call.settings().poolTimeout();
        ClaimOutcome outcome = leases.claim(call.claim(key, call.binding()), Access.EXCLUSIVE, timeout);
        if (outcome instanceof ClaimOutcome.Granted granted) {
            tally.reused();
            return new Reused(granted.lease());
        }
        return tally.refused(outcome instanceof ClaimOutcome.Busy busy ? reason(busy.limit()) : Reason.UNKNOWN);
    }

    private static Reason reason(WaitLimit limit) {
        return limit == WaitLimit.TIME ? Reason.BUSY : Reason.TOO_MANY_WAIT;
    }
}
