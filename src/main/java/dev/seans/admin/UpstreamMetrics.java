package dev.seans.admin;

import dev.seans.database.DatabaseClock;
import dev.seans.keeper.KeeperCommands;
import dev.seans.keeper.KeeperCounts;
import dev.seans.keeper.KeeperTally;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** How the sessions at other servers are kept: as the tables know it of all nodes, but for the failures by class. */
@OnePerApplication
class UpstreamMetrics {

    private static final String ALL_NODES = " From the database, all nodes.";

    private final Supplier<List<UpstreamStatus>> statuses;
    private final Supplier<Map<UpstreamName, KeeperCounts>> ofThisNode;
    private final Supplier<Instant> clock;

    @Inject
    UpstreamMetrics(KeeperCommands keeper, KeeperTally tally, DatabaseClock clock) {
        this(keeper::statuses, tally::counts, clock::now);
    }

    UpstreamMetrics(
            Supplier<List<UpstreamStatus>> statuses,
            Supplier<Map<UpstreamName, KeeperCounts>> ofThisNode,
            Supplier<Instant> clock) {
        this.statuses = statuses;
        this.ofThisNode = ofThisNode;
        this.clock = clock;
    }

    /** Reads them all; nothing, if there are no upstreams. */
    List<MetricSnapshot> read() {
        List<UpstreamStatus> all = statuses.get();
        if (all.isEmpty()) {
            return List.of();
        }
        Instant now = clock.get();
        return List.of(
                states(all),
                gauge(
                        "seans_upstream_sessions",
                        "Sessions that live.",
                        all,
                        status -> Optional.of((double) status.sessions())),
                gauge(
                        "seans_upstream_expiry_seconds",
                        "Seconds until the first session ends, if that is known; negative if it has ended.",
                        all,
                        status -> status.expiresAt().map(end -> seconds(now, end))),
                gauge(
                        "seans_upstream_since_success_seconds",
                        "Seconds since the last login or check that has succeeded, if there ever was one.",
                        all,
                        status -> status.lastSuccessAt().map(success -> seconds(success, now))),
                counter("seans_upstream_logins", "Logins that have succeeded.", all, UpstreamStatus::logins),
                counter(
                        "seans_upstream_refreshes",
                        "Those of them that have replaced a session.",
                        all,
                        UpstreamStatus::refreshes),
                counter("seans_upstream_checks", "Checks of sessions.", all, UpstreamStatus::checks),
                counter("seans_upstream_errors", "Logins and checks that have failed.", all, UpstreamStatus::errors),
                failures());
    }

    private MetricSnapshot failures() {
        record Failures(Labels labels, long times) {}
        return Series.counter(
                "seans_upstream_failures",
                "Logins and checks that have failed, by the kind of the failure. This node, since it was started.",
                ofThisNode.get().entrySet().stream()
                        .flatMap(upstream -> upstream.getValue().failures().entrySet().stream()
                                .map(failure -> new Failures(
                                        Labels.of(
                                                "upstream",
                                                upstream.getKey().text(),
                                                "failure",
                                                failure.getKey().name()),
                                        failure.getValue())))
                        .toList(),
                Failures::labels,
                failures -> (double) failures.times());
    }

    /** One series for each state, so that an alert can name it; 1 for the one that holds. */
    private static MetricSnapshot states(List<UpstreamStatus> all) {
        record State(UpstreamStatus status, UpstreamState state) {}
        return Series.gauge(
                "seans_upstream_state",
                "1 for the state of the upstream, 0 for the others." + ALL_NODES,
                all.stream()
                        .flatMap(status -> Arrays.stream(UpstreamState.values()).map(state -> new State(status, state)))
                        .toList(),
                one -> labels(one.status()).add("state", one.state().name().toLowerCase(Locale.ROOT)),
                one -> one.status().state() == one.state() ? 1 : 0);
    }

    /** Of those alone for which it is known. */
    private static MetricSnapshot gauge(
            String name, String help, List<UpstreamStatus> all, Function<UpstreamStatus, Optional<Double>> value) {
        return Series.gauge(
                name,
                help + ALL_NODES,
                all.stream().filter(status -> value.apply(status).isPresent()).toList(),
                UpstreamMetrics::labels,
                status -> value.apply(status).orElseThrow());
    }

    private static MetricSnapshot counter(
            String name, String help, List<UpstreamStatus> all, ToLongFunction<UpstreamStatus> value) {
        return Series.counter(
                name, help + ALL_NODES, all, UpstreamMetrics::labels, status -> (double) value.applyAsLong(status));
    }

    private static Labels labels(UpstreamStatus status) {
        return Labels.of("upstream", status.name().text());
    }

    private static double seconds(Instant from, Instant until) {
        return (double) Duration.between(from, until).toSeconds();
    }
}
