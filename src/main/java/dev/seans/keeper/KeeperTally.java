package dev.seans.keeper;

import dev.seans.login.Failure;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the keepers of this node have done since its start, for metrics. */
@OnePerApplication
public class KeeperTally {

    private final Map<UpstreamName, KeeperCounts> counts = new ConcurrentHashMap<>();

    /** Of all upstreams that this node has looked after. */
    public Map<UpstreamName, KeeperCounts> counts() {
        return Map.copyOf(counts);
    }

    /** Of one of them. */
    KeeperCounts of(UpstreamName name) {
        return counts.getOrDefault(name, KeeperCounts.NONE);
    }

    void add(Round round) {
        RoundResult result = round.result();
        Map<Failure, Long> failures = new EnumMap<>(Failure.class);
        result.failures().forEach(failure -> failures.merge(failure, 1L, Long::sum));
        KeeperCounts more = new KeeperCounts(result.logins(), result.refreshes(), result.checks(), failures);
        counts.merge(round.name(), more, KeeperCounts::plus);
    }
}
