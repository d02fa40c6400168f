package dev.seans.keeper;

import dev.seans.login.Failure;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often something was done.
 *
 * @param logins that have brought a session
 * @param refreshes logins that replaced one
 * @param checks also those that prove a new session
 * @param failures of logins and checks; what never happened is not in it
 */
public record KeeperCounts(long logins, long refreshes, long checks, Map<Failure, Long> failures) {

    static final KeeperCounts NONE = new KeeperCounts(0, 0, 0, Map.of());

    public KeeperCounts {
        failures = Map.copyOf(failures);
    }

    KeeperCounts plus(KeeperCounts more) {
        Map<Failure, Long> sum = new EnumMap<>(Failure.class);
        sum.putAll(failures);
        more.failures.forEach((failure, count) -> sum.merge(failure, count, Long::sum));
        return new KeeperCounts(logins + more.logins, refreshes + more.refreshes, checks + more.checks, sum);
    }
}
