package dev.seans.admin;

import dev.seans.gateway.Gateway;
import dev.seans.gateway.GatewayTally;
import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the gateway has done on this node. */
@OnePerApplication
class GatewayMetrics {

    private static final String SINCE_START = " This node, since it was started.";

    private final Supplier<Map<String, GatewayTally>> tallies;
    private final Supplier<Map<String, Integer>> running;

    @Inject
    GatewayMetrics(Gateway gateway) {
        this(gateway::tallies, gateway::running);
    }

    GatewayMetrics(Supplier<Map<String, GatewayTally>> tallies, Supplier<Map<String, Integer>> running) {
        this.tallies = tallies;
        this.running = running;
    }

    /** Reads them all; nothing, if no upstream can be called by it. */
    List<MetricSnapshot> read() {
        List<Outcome> outcomes = tallies.get().entrySet().stream()
                .flatMap(upstream -> outcomes(upstream.getKey(), upstream.getValue()))
                .toList();
        if (outcomes.isEmpty()) {
            return List.of();
        }
        return List.of(
                Series.counter(
                        "seans_gateway_calls",
                        "Calls by the gateway, by what has become of them." + SINCE_START,
                        outcomes,
                        outcome -> Labels.of("upstream", outcome.upstream, "outcome", outcome.word),
                        Outcome::count),
                Series.gauge(
                        "seans_gateway_running",
                        "Calls by the gateway that are under way. This node.",
                        running.get().entrySet(),
                        upstream -> Labels.of("upstream", upstream.getKey()),
                        Map.Entry::getValue));
    }

    private static Stream<Outcome> outcomes(String upstream, GatewayTally tally) {
        return Stream.of(
                new Outcome(upstream, "answered", tally.answered()),
                new Outcome(upstream, "failed", tally.failed()),
                new Outcome(upstream, "refused", tally.refusedCalls()),
                new Outcome(upstream, "abandoned", tally.abandoned()));
    }

    private record Outcome(String upstream, String word, long count) {}
}
