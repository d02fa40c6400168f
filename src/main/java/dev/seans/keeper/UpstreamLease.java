package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamOutcome;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamView;
import java.time.Duration;

/** The right of one keeper to look after an upstream; it stands in the row, so it holds on all nodes. */
final class UpstreamLease {

    private final UpstreamRows rows;
    private final DatabaseClock clock;
    private final UpstreamName name;
    private final String token;
    private final Duration time;

    UpstreamLease(UpstreamRows rows, DatabaseClock clock, UpstreamName name, String token, Duration time) {
        this.rows = rows;
        this.clock = clock;
        this.name = name;
        this.token = token;
        this.time = time;
    }

    /** Who has it; no other lease has the same. */
    String token() {
        return token;
    }

    /** As long as a login and another exchange with the upstream may take. */
    Duration time() {
        return time;
    }

    /**
     * Must be called before each login and each other exchange with the upstream, and lasts longer than one.
     *
     * @throws LostLeaseException if somebody else has it: this keeper has been away for too long
     * @throws LostLeaseException.Stopped if it has it still, but shall not go on
     */
    void renew() throws LostLeaseException {
        if (!rows.renew(name, token, clock.now().plus(time))) {
            throw isStopped() ? new LostLeaseException.Stopped() : new LostLeaseException();
        }
    }

    private boolean isStopped() {
        return rows.view(name)
                .map(UpstreamView::upstream)
                .filter(row ->
                        row.stopped() && row.leaseOwner().filter(token::equals).isPresent())
                .isPresent();
    }

    /** Writes what has come of the look, and ends the lease. */
    void settle(UpstreamOutcome outcome) throws LostLeaseException {
        if (!rows.settle(name, token, outcome)) {
            throw new LostLeaseException();
        }
    }

    /** Ends it; does nothing if it has ended already. */
    void giveBack() {
        rows.giveBack(name, token);
    }
}
