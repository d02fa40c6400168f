package dev.seans.admin;

import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;

/** {@code /api/metrics}: everything in Prometheus's text format. */
@OnePerApplication
class Metrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final NodeMetrics node;
    private final SessionMetrics sessions;
    private final GatewayMetrics gateway;
    private final DatabaseMetrics database;

    @Inject
    public Metrics(NodeMetrics node, SessionMetrics sessions, GatewayMetrics gateway, DatabaseMetrics database) {
        this.node = node;
        this.sessions = sessions;
        this.gateway = gateway;
        this.database = database;
    }

    void write(OutputStream out) throws IOException {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        node.scrape().forEach(all::metricSnapshot);
        sessions.scrape().forEach(all::metricSnapshot);
        gateway.read().forEach(all::metricSnapshot);
        database.read().forEach(all::metricSnapshot);
        writer.write(out, all.build());
    }
}
