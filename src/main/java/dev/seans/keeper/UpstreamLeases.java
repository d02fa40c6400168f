package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.session.LeaseNode;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.UpstreamSetting;
import dev.seans.upstream.UpstreamRows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Gives upstreams to keepers, one at a time over all nodes. */
@OnePerApplication
class UpstreamLeases {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration SPARE = Duration.ofSeconds(20);
    private static final String TOKEN = ":k";

    private final UpstreamRows rows;
    private final DatabaseClock clock;
    private final LeaseNode node;
    private final AtomicLong taken = new AtomicLong();

    @Inject
    public UpstreamLeases(UpstreamRows rows, DatabaseClock clock, LeaseNode node) {
        this.rows = rows;
        this.clock = clock;
        this.node = node;
    }

    /** Empty if another keeper has it, here or on another node. */
    Optional<UpstreamLease> take(KeptUpstream upstream) {
        Duration time = time(upstream);
        String token = node.name() + TOKEN + taken.incrementAndGet();
        Instant now = clock.now();
        return rows.take(upstream.name(), token, now, now.plus(time))
                ? Optional.of(new UpstreamLease(rows, clock, upstream.name(), token, time))
                : Optional.empty();
    }

    /** Takes all that this node has away from whoever has them, and lets other keepers take them at once. */
    void takeAway() {
        rows.takeAway(node.name() + TOKEN, clock.now());
    }

    private static Duration time(KeptUpstream upstream) {
        Duration exchange = upstream.settings()
                .duration(UpstreamSetting.CONNECT_TIMEOUT)
                .plus(upstream.settings().duration(UpstreamSetting.TIMEOUT));
        // The lease is prolonged before a login and before its proof, not in between.
        int exchanges = upstream.settings().how().steps() + 1;
        Duration time = exchange.multipliedBy(exchanges).plus(SPARE);
        return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    }
}
