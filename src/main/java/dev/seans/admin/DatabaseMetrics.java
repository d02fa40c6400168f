package dev.seans.admin;

import dev.seans.registry.ImportFigures;
import dev.seans.registry.ImportFigures.SourceFigures;
import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the database says of all nodes at the moment of the scrape. A figure that cannot be read is left out. */
@OnePerApplication
class DatabaseMetrics {

    private static final Logger LOG = System.getLogger(DatabaseMetrics.class.getName());
    private static final String ALL_NODES = " From the database, all nodes.";

    /** Each source is a series of its own in two gauges. */
    private static final int MOST_SOURCES = 200;

    private final ImportFigures figures;
    private final PoolMetrics pools;
    private final UpstreamMetrics upstreams;

    @Inject
    public DatabaseMetrics(ImportFigures figures, PoolMetrics pools, UpstreamMetrics upstreams) {
        this.figures = figures;
        this.pools = pools;
        this.upstreams = upstreams;
    }

    /** Reads them all; at the end, how many could not be read. */
    List<MetricSnapshot> read() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        List<Supplier<List<MetricSnapshot>>> readings =
                List.of(this::imports, this::sources, this::sourceCount, pools::read, upstreams::read);
        int failed = 0;
        for (Supplier<List<MetricSnapshot>> reading : readings) {
            try {
                snapshots.addAll(reading.get());
            } catch (RuntimeException unreadable) {
                failed++;
                LOG.log(Level.WARNING, "A figure for /api/metrics could not be read; it is left out", unreadable);
            }
        }
        snapshots.add(gauge(
                "seans_unread_figures",
                "Figures of the database that this scrape had to leave out; the log says why. This node.",
                List.of(point(failed, Labels.EMPTY))));
        return snapshots;
    }

    private List<MetricSnapshot> imports() {
        List<GaugeDataPointSnapshot> points = figures.sessions().entrySet().stream()
                .map(state -> point(
                        state.getValue(),
                        Labels.of("state", state.getKey().name().toLowerCase(Locale.ROOT))))
                .toList();
        return List.of(gauge("seans_imports", "Import sessions, by state." + ALL_NODES, points));
    }

    private List<MetricSnapshot> sourceCount() {
        return List.of(gauge(
                "seans_sources",
                "1C bases that ever logged in; figures by source are there for the %d oldest.".formatted(MOST_SOURCES)
                        + ALL_NODES,
                List.of(point(figures.sourceCount(), Labels.EMPTY))));
    }

    private List<MetricSnapshot> sources() {
        List<SourceFigures> sources = figures.sources(MOST_SOURCES);
        return List.of(
                gauge(
                        "seans_import_queue_length",
                        "Files that wait or are being imported, by source." + ALL_NODES,
                        sources.stream()
                                .map(source -> point(source.queued(), Labels.of("source", source.name())))
                                .toList()),
                gauge(
                        "seans_import_since_success_seconds",
                        "Seconds since the last file was imported, by source; since the source first logged in, if none was."
                                + ALL_NODES,
                        sources.stream()
                                .map(source ->
                                        point(source.sinceSuccess().toSeconds(), Labels.of("source", source.name())))
                                .toList()));
    }

    private static GaugeDataPointSnapshot point(long value, Labels labels) {
        return GaugeDataPointSnapshot.builder()
                .value((double) value)
                .labels(labels)
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, List<GaugeDataPointSnapshot> points) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        points.forEach(gauge::dataPoint);
        return gauge.build();
    }
}
