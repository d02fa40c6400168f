package dev.seans.admin;

import dev.seans.publications.ReuseMode;
import dev.seans.reuse.PoolReport;
import dev.seans.reuse.Pools;
import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the sessions of services do: what the tables know of all nodes, and what this node has counted. */
@OnePerApplication
class PoolMetrics {

    private static final String ALL_NODES = " From the database, all nodes.";
    private static final String THIS_NODE = " This node.";
    private static final String SINCE_START = " This node, since it was started.";
    private static final double MILLIS = 1000;

    /** Each service is a series of its own in all of them. */
    private static final int MOST_SERVICES = 200;

    private final Supplier<List<PoolReport>> pools;

    @Inject
    PoolMetrics(Pools pools) {
        this(pools::reports);
    }

    PoolMetrics(Supplier<List<PoolReport>> pools) {
        this.pools = pools;
    }

    /** Reads them all. */
    List<MetricSnapshot> read() {
        List<PoolReport> reports = pools.get().stream().limit(MOST_SERVICES).toList();
        return List.of(
                size(reports),
                sessions(reports),
                gauge(
                        "seans_pool_combinations",
                        "Combinations of user, password, separators and safe mode that have a session." + ALL_NODES,
                        reports,
                        PoolReport::combinations),
                gauge(
                        "seans_pool_waiting",
                        "Calls that wait for a session now." + THIS_NODE,
                        reports,
                        PoolReport::waiting),
                gauge(
                        "seans_pool_mean_wait_seconds",
                        "How long calls that had to wait for a session have waited on average." + SINCE_START,
                        reports,
                        pool -> seconds(pool.meanWait())),
                counter("seans_pool_started", "Sessions that were made." + SINCE_START, reports, PoolReport::created),
                counter(
                        "seans_pool_reused",
                        "Calls that got a session that was there before." + SINCE_START,
                        reports,
                        PoolReport::reused),
                counter(
                        "seans_pool_expired",
                        "Sessions whose idle time was over when they were removed." + SINCE_START,
                        reports,
                        PoolReport::expired),
                counter(
                        "seans_pool_refused",
                        "Calls that were answered 406." + SINCE_START,
                        reports,
                        PoolReport::refused),
                counter(
                        "seans_pool_saved_seconds",
                        "Time that calls did not need for a set-up, because they got a session that had it."
                                + SINCE_START,
                        reports,
                        pool -> seconds(pool.saved())));
    }

    /** Only pools have one. */
    private static MetricSnapshot size(List<PoolReport> reports) {
        Predicate<PoolReport> isPool = pool -> pool.mode() == ReuseMode.AUTOUSE;
        return gauge(
                "seans_pool_size",
                "How many sessions the pool of a service may have, over all nodes." + THIS_NODE,
                reports.stream().filter(isPool).toList(),
                PoolReport::size);
    }

    private static MetricSnapshot sessions(List<PoolReport> reports) {
        record Sessions(Labels labels, long count) {}
        return Series.gauge(
                "seans_pool_sessions",
                "Sessions of services: busy ones have a call, idle ones wait for one." + ALL_NODES,
                reports.stream()
                        .flatMap(pool -> Stream.of(
                                new Sessions(labels(pool).add("state", "busy"), pool.busy()),
                                new Sessions(labels(pool).add("state", "idle"), pool.idle())))
                        .toList(),
                Sessions::labels,
                sessions -> (double) sessions.count());
    }

    private static MetricSnapshot gauge(
            String name, String help, List<PoolReport> reports, ToDoubleFunction<PoolReport> value) {
        return Series.gauge(name, help, reports, PoolMetrics::labels, value);
    }

    private static MetricSnapshot counter(
            String name, String help, List<PoolReport> reports, ToDoubleFunction<PoolReport> value) {
        return Series.counter(name, help, reports, PoolMetrics::labels, value);
    }

    private static Labels labels(PoolReport pool) {
        return Labels.of("publication", pool.publication(), "service", pool.service());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
