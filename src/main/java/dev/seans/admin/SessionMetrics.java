package dev.seans.admin;

import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.session.SessionTally;
import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.inject.Inject;
import java.util.Locale;

/** What requests of this node have met with their sessions since it was started. */
@OnePerApplication
class SessionMetrics {

    private static final String THIS_NODE = " This node, since it was started.";
    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Inject
    public SessionMetrics(SessionTally tally) {
        registerWaits(tally);
        registerHoldings(tally);
    }

    private void registerWaits(SessionTally tally) {
        CounterWithCallback.builder()
                .name("seans_session_waits")
                .help("Requests that had to wait for their session, whether they got it or not." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.waits()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_session_wait")
                .unit(Unit.SECONDS)
                .help("How long these have waited in all." + THIS_NODE)
                .callback(counter -> counter.call(tally.waited().toNanos() / NANOS))
                .register(registry);
        GaugeWithCallback.builder()
                .name("seans_session_waiting")
                .help("Requests that wait for their session now. This node.")
                .callback(gauge -> gauge.call(tally.waiting()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_session_busy")
                .help("Requests that were told to come again, by the limit that they met: queue, node or time."
                        + THIS_NODE)
                .labelNames("limit")
                .callback(counter -> {
                    for (WaitLimit limit : WaitLimit.values()) {
                        counter.call(
                                (double) tally.refusals(limit), limit.name().toLowerCase(Locale.ROOT));
                    }
                })
                .register(registry);
    }

    private void registerHoldings(SessionTally tally) {
        GaugeWithCallback.builder()
                .name("seans_session_held")
                .help("Requests that hold a session now, alone or beside other readers. This node.")
                .callback(gauge -> gauge.call((double) tally.held()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_session_leases_lost")
                .help("Sessions that were lost, or ended, while a request still held them." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.lostLeases()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_session_saves_refused")
                .help("Those of them whose request had changed something: that was not saved." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.lostSaves()))
                .register(registry);
    }

    /** All of them, as they are now. */
    MetricSnapshots scrape() {
        return registry.scrape();
    }
}
