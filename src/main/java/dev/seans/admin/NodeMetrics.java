package dev.seans.admin;

import dev.seans.catalog.RecordCounts;
import dev.seans.exchange.ExchangeModes;
import dev.seans.exchange.HeldImports;
import dev.seans.filter.FinishedRequest;
import dev.seans.filter.LoginBrake;
import dev.seans.filter.RefusalReason;
import dev.seans.filter.RequestObserver;
import dev.seans.imports.ImportTally;
import dev.seans.settings.OnePerApplication;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What this node has counted since it was started. Labels take only words of ours: a client cannot think up series. */
@OnePerApplication
class NodeMetrics implements RequestObserver {

    private static final String THIS_NODE = " This node, since it was started.";
    private static final String NONE = "none";
    private static final String OTHER = "other";
    private static final Set<String> ID_SOURCES = Set.of(NONE, "url", "cookie", "header");
    private static final Set<String> OUTCOMES = Set.of("success", "failure", "progress", "parameters");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final double MILLIS = 1000;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExchangeModes modes;

    private final Counter requests = Counter.builder()
            .name("seans_requests")
            .help("Requests that were answered, by mode, first word of the answer, and where the session id stood."
                    + THIS_NODE)
            .labelNames("mode", "outcome", "id_source")
            .register(registry);

    private final Counter refusals = Counter.builder()
            .name("seans_refusals")
            .help("Requests that were refused, by reason, and where the session id stood." + THIS_NODE)
            .labelNames("reason", "id_source")
            .register(registry);

    private final Counter importRequests = Counter.builder()
            .name("seans_import_requests")
            .help("Import requests that were let through: new ones start an import, duplicates find it standing."
                    + THIS_NODE)
            .labelNames("import")
            .register(registry);

    private final Counter uploaded = Counter.builder()
            .name("seans_uploaded")
            .unit(Unit.BYTES)
            .help("Bytes of uploads that were kept." + THIS_NODE)
            .register(registry);

    private final Histogram held = Histogram.builder()
            .name("seans_import_hold")
            .unit(Unit.SECONDS)
            .help("How long requests were held until an import ended, or their time was over." + THIS_NODE)
            .classicOnly()
            .classicUpperBounds(0.1, 0.3, 1, 3, 10, 20, 30, 60, 120, 180)
            .register(registry);

    @Inject
    public NodeMetrics(ExchangeModes modes, ImportTally tally, HeldImports heldImports, LoginBrake brake) {
        this.modes = modes;
        importRequests.initLabelValues("new");
        importRequests.initLabelValues("duplicate");
        for (RefusalReason reason : RefusalReason.values()) {
            ID_SOURCES.forEach(source -> refusals.initLabelValues(reason.name(), source));
        }
        GaugeWithCallback.builder()
                .name("seans_held_imports")
                .help("Requests that are held now until an import ends. This node.")
                .callback(gauge -> gauge.call(heldImports.count()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_wrong_passwords")
                .help(
                        "Credentials that the realm did not know, and those that were not looked at because too many had been"
                                + " wrong." + THIS_NODE)
                .labelNames("looked_at")
                .callback(counter -> {
                    counter.call((double) brake.wrong(), "yes");
                    counter.call((double) brake.notAsked(), "no");
                })
                .register(registry);
        registerRecords(tally);
        registerFiles(tally);
    }

    private void registerRecords(ImportTally tally) {
        CounterWithCallback.builder()
                .name("seans_records")
                .help("Records of documents that were committed, by kind; changed or not." + THIS_NODE)
                .labelNames("kind")
                .callback(counter -> {
                    RecordCounts records = tally.records();
                    counter.call((double) records.groups(), "group");
                    counter.call((double) records.properties(), "property");
                    counter.call((double) records.products(), "product");
                    counter.call((double) records.offers(), "offer");
                    counter.call((double) records.prices(), "price");
                    counter.call((double) records.stocks(), "stock");
                    counter.call((double) records.orders(), "order");
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_records_unchanged")
                .help("Those of them that were stored already, and needed no write." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.records().unchanged()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_records_rejected")
                .help("Records that could not be stored; the log has the reasons." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.records().rejected()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_values_not_understood")
                .help("Values that were left out of records that are stored; the log has the reasons." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.records().badValues()))
                .register(registry);
    }

    private void registerFiles(ImportTally tally) {
        CounterWithCallback.builder()
                .name("seans_import_files_completed")
                .help("Files whose import has ended with success." + THIS_NODE)
                .callback(counter -> counter.call((double) tally.completed()))
                .register(registry);
        CounterWithCallback.builder()
                .name("seans_import_files_failed")
                .help("Files whose import has failed, by the code of the failure; STUCK among them." + THIS_NODE)
                .labelNames("failure")
                .callback(counter -> tally.failures().forEach((code, files) -> counter.call((double) files, code)))
                .register(registry);
    }

    @Override
    public void finished(FinishedRequest request) {
        String idSource = request.note("from")
                .map(source -> source.toLowerCase(Locale.ROOT))
                .orElse(NONE);
        requests.labelValues(mode(request), outcome(request), idSource).inc();
        request.note("refused")
                .ifPresent(reason -> refusals.labelValues(reason, idSource).inc());
        request.note("import")
                .ifPresent(kind -> importRequests.labelValues(kind).inc());
        number(request, "bytes").ifPresent(uploaded::inc);
        number(request, "held").ifPresent(millis -> held.observe(millis / MILLIS));
    }

    /** All of them, as they are now. */
    MetricSnapshots scrape() {
        return registry.scrape();
    }

    private String mode(FinishedRequest request) {
        String mode = request.note("mode").orElse("");
        if (mode.isEmpty()) {
            return NONE;
        }
        return modes.contains(mode) ? mode : OTHER;
    }

    /** The first word; what stands behind it tells that nobody heard it. */
    private static String outcome(FinishedRequest request) {
        String outcome = request.note("outcome").orElse(NONE);
        String word = outcome.split(",", 2)[0];
        if (OUTCOMES.contains(word) || word.equals(NONE)) {
            return word;
        }
        return OTHER;
    }

    private static Optional<Long> number(FinishedRequest request, String field) {
        return request.note(field)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }
}
