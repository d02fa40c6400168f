package dev.seans.admin;

import dev.seans.database.DatabaseClock;
import dev.seans.keeper.KeeperCommands;
import dev.seans.keeper.KeeperCounts;
import dev.seans.keeper.KeeperTally;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamState;
import dev.seans.upstream.UpstreamStatus;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("seans_upstream_failures")
                .help(
                        "Logins and checks that have failed, by the kind of the failure. This node, since it was started.");
        ofThisNode
                .get()
                .forEach((upstream, counts) -> counts.failures()
                        .forEach((failure, times) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                                .labels(Labels.of("upstream", upstream.text(), "failure", failure.name()))
                                .value((double) times)
                                .build())));
        return counter.build();
    }

    /** One series for each state, so that an alert can name it; 1 for the one that holds. */
    private static MetricSnapshot states(List<UpstreamStatus> all) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("seans_upstream_state")
                .help("1 for the state of the upstream, 0 for the others." + ALL_NODES);
        for (UpstreamStatus status : all) {
            for (UpstreamState state : UpstreamState.values()) {
                Labels labels = labels(status).add("state", state.name().toLowerCase(Locale.ROOT));
                gauge.dataPoint(point(labels, status.state() == state ? 1 : 0));
            }
        }
        return gauge.build();
    }

    private static MetricSnapshot gauge(
            String name, String help, List<UpstreamStatus> all, Function<UpstreamStatus, Optional<Double>> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help + ALL_NODES);
        for (UpstreamStatus status : all) {
            value.apply(status).ifPresent(known -> gauge.dataPoint(point(labels(status), known)));
        }
        return gauge.build();
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static MetricSnapshot counter(
            String name, String help, List<UpstreamStatus> all, ToLongFunction<UpstreamStatus> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help + ALL_NODES);
        all.forEach(status -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels(status))
                .value((double) value.applyAsLong(status))
                .build()));
        return counter.build();
    }

    private static Labels labels(UpstreamStatus status) {
        return Labels.of("upstream", status.name().text());
    }

    private static double seconds(Instant from, Instant until) {
        return (double) Duration.between(from, until).toSeconds();
    }
}
