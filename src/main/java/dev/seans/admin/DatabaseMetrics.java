package dev.seans.admin;

import dev.seans.orderbook.OrderFigures;
import dev.seans.registry.ImportFigures;
import dev.seans.registry.ImportFigures.SourceFigures;
import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the database says of all nodes at the moment of the scrape. A figure that cannot be read is left out. */
@OnePerApplication
class DatabaseMetrics {

    private static final Logger LOG = System.getLogger(DatabaseMetrics.class.getName());
    private static final String ALL_NODES = " From the database, all nodes.";

    /** Each source is a series of its own in two gauges. */
    private static final int MOST_SOURCES = 200;

    private final ImportFigures figures;
    private final OrderFigures orders;
    private final PoolMetrics pools;
    private final UpstreamMetrics upstreams;

    @Inject
    public DatabaseMetrics(ImportFigures figures, OrderFigures orders, PoolMetrics pools, UpstreamMetrics upstreams) {
        this.figures = figures;
        this.orders = orders;
        this.pools = pools;
        this.upstreams = upstreams;
    }

    /** Reads them all; at the end, how many could not be read. */
    List<MetricSnapshot> read() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        List<Supplier<List<MetricSnapshot>>> readings =
                List.of(this::imports, this::sources, this::sourceCount, this::orders, pools::read, upstreams::read);
        int failed = 0;
        for (Supplier<List<MetricSnapshot>> reading : readings) {
            try {
                snapshots.addAll(reading.get());
            } catch (RuntimeException unreadable) {
                failed++;
                LOG.log(Level.WARNING, "A figure for /api/metrics could not be read; it is left out", unreadable);
            }
        }
        snapshots.add(Series.gauge(
                "seans_unread_figures",
                "Figures of the database that this scrape had to leave out; the log says why. This node.",
                failed));
        return snapshots;
    }

    private List<MetricSnapshot> imports() {
        return List.of(Series.gauge(
                "seans_imports",
                "Import sessions, by state." + ALL_NODES,
                figures.sessions().entrySet(),
                state -> Labels.of("state", state.getKey().name().toLowerCase(Locale.ROOT)),
                state -> (double) state.getValue()));
    }

    private List<MetricSnapshot> sourceCount() {
        return List.of(Series.gauge(
                "seans_sources",
                "1C bases that ever logged in; figures by source are there for the %d oldest.".formatted(MOST_SOURCES)
                        + ALL_NODES,
                (double) figures.sourceCount()));
    }

    private List<MetricSnapshot> sources() {
        List<SourceFigures> sources = figures.sources(MOST_SOURCES);
        Function<SourceFigures, Labels> labels = source -> Labels.of("source", source.name());
        return List.of(
                Series.gauge(
                        "seans_import_queue_length",
                        "Files that wait or are being imported, by source." + ALL_NODES,
                        sources,
                        labels,
                        source -> (double) source.queued()),
                Series.gauge(
                        "seans_import_since_success_seconds",
                        "Seconds since the last file was imported, by source; since the source first logged in, if none was."
                                + ALL_NODES,
                        sources,
                        labels,
                        source -> (double) source.sinceSuccess().toSeconds()));
    }

    private List<MetricSnapshot> orders() {
        List<OrderFigures.OfSource> sources = orders.ofSources(MOST_SOURCES);
        Function<OrderFigures.OfSource, Labels> labels = source -> Labels.of("source", source.name());
        return List.of(
                Series.gauge(
                        "seans_orders_pending",
                        "Orders with a version that 1C has not confirmed, by source." + ALL_NODES,
                        sources,
                        labels,
                        source -> (double) source.pending()),
                Series.gauge(
                        "seans_orders_oldest_pending_seconds",
                        "Seconds since the oldest of them waits, by source; 0 if none does." + ALL_NODES,
                        sources,
                        labels,
                        source -> (double) source.oldest().toSeconds()),
                Series.gauge(
                        "seans_orders_quarantined",
                        "Orders that are offered no more, because 1C cannot take them, by source." + ALL_NODES,
                        sources,
                        labels,
                        source -> (double) source.quarantined()),
                Series.gauge(
                        "seans_orders_unseen",
                        "Orders that 1C has confirmed and never sent back for longer than seans.orders.unseen-warning, by source;"
                                + " not above " + OrderFigures.UNSEEN_COUNTED + "." + ALL_NODES,
                        sources,
                        labels,
                        source -> (double) source.unseen()));
    }
}
