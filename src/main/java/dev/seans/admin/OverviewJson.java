package dev.seans.admin;

import dev.seans.api.HealthReason;
import dev.seans.api.JsonFields;
import dev.seans.exchange.ExchangeCourse;
import dev.seans.exchange.ExchangeRow;
import dev.seans.nodes.Node;
import dev.seans.orderbook.OrderFigures;
import dev.seans.registry.SourceImports;
import dev.seans.upstream.UpstreamStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The overview as JSON.
 *
 * @param now the database's time
 * @param sourceOf the 1C base that talks as a user
 */
record OverviewJson(Instant now, UnaryOperator<String> sourceOf) {

    JsonObject of(
            String node,
            ZoneId zone,
            Health.Report health,
            List<SourceState> sources,
            List<ExchangeCourse> courses,
            Map<Long, SourceImports.Newest> ends,
            List<UpstreamStatus> upstreams,
            List<Node> nodes) {
        return JsonFields.object()
                .add("at", now.toString())
                .add("zone", zone.getId())
                .add("node", node)
                .add("health", health(health))
                .add("sources", JsonFields.array(sources, this::source))
                .add("exchanges", JsonFields.array(courses, course -> course(course, ends)))
                .add("upstreams", JsonFields.array(upstreams, UpstreamJson::of))
                .add("nodes", JsonFields.array(nodes, OverviewJson::node))
                .build();
    }

    private static JsonValue health(Health.Report report) {
        return JsonFields.object()
                .add("status", report.word().name())
                .add("durable", report.durable())
                .add("reasons", JsonFields.array(report.reasons(), OverviewJson::reason))
                .build();
    }

    private static JsonValue reason(HealthReason reason) {
        return JsonFields.object()
                .add("code", reason.code().name())
                .add("about", reason.about())
                .add("since", JsonFields.value(reason.since()))
                .add("text", reason.text())
                .build();
    }

    private JsonValue source(SourceState state) {
        SourceImports.OfSource imports = state.imports();
        return JsonFields.object()
                .add("source", imports.name())
                .add("lastExchange", json(state.newest(), OverviewJson::exchange))
                .add("lastImport", json(imports.newest(), OverviewJson::ended))
                .add("succeededAt", JsonFields.value(imports.succeededAt()))
                .add("active", JsonFields.array(imports.active(), OverviewJson::active))
                .add("orders", orders(state.orders()))
                .build();
    }

    private static JsonValue exchange(ExchangeRow exchange) {
        return JsonFields.object()
                .add("id", exchange.number())
                .add("user", exchange.user())
                .add("lastMode", exchange.lastMode())
                .add("createdAt", exchange.createdAt().toString())
                .add("lastAccessAt", exchange.lastAccessAt().toString())
                .build();
    }

    private static JsonValue ended(SourceImports.Newest newest) {
        return JsonFields.object()
                .add("id", newest.id())
                .add("state", newest.state().name())
                .add("cancelled", newest.isCancelled())
                .add("createdAt", newest.createdAt().toString())
                .add("startedAt", JsonFields.value(newest.startedAt()))
                .add("finishedAt", JsonFields.value(newest.finishedAt()))
                .add("error", JsonFields.value(newest.error()))
                .build();
    }

    private static JsonValue active(SourceImports.Active active) {
        Optional<SourceImports.ActiveFile> file = active.current();
        JsonObjectBuilder json = JsonFields.object()
                .add("id", active.id())
                .add("state", active.state().name())
                .add("node", JsonFields.value(active.node()))
                .add("createdAt", active.createdAt().toString())
                .add("startedAt", JsonFields.value(active.startedAt()))
                .add("progressAt", active.progressAt().toString())
                .add("filesDone", active.filesDone())
                .add("files", active.files().size());
        return addProgress(json, file).build();
    }

    private static JsonObjectBuilder addProgress(JsonObjectBuilder json, Optional<SourceImports.ActiveFile> file) {
        return json.add("file", json(file, one -> JsonFields.value(one.name())))
                .add("records", file.map(SourceImports.ActiveFile::records).orElse(0L))
                .add("fraction", rounded(file.flatMap(SourceImports.ActiveFile::fraction), 3))
                .add("recordsPerSecond", rounded(file.flatMap(SourceImports.ActiveFile::recordsPerSecond), 1))
                .add(
                        "secondsLeft",
                        json(file.flatMap(SourceImports.ActiveFile::left), left -> JsonFields.value(left.toSeconds())));
    }

    private static JsonValue rounded(Optional<Double> number, int places) {
        return json(number, one -> JsonFields.value(BigDecimal.valueOf(one).setScale(places, RoundingMode.HALF_UP)));
    }

    private JsonValue orders(Optional<OrderFigures.OfSource> figures) {
        return JsonFields.object()
                .add("waiting", figures.map(OrderFigures.OfSource::pending).orElse(0L))
                .add(
                        "oldestWaitingAt",
                        JsonFields.value(
                                figures.map(OrderFigures.OfSource::oldestSince).orElse(null)))
                .add(
                        "quarantined",
                        figures.map(OrderFigures.OfSource::quarantined).orElse(0L))
                .add(
                        "quarantinedSince",
                        JsonFields.value(figures.map(OrderFigures.OfSource::quarantinedSince)
                                .orElse(null)))
                .build();
    }

    private JsonValue course(ExchangeCourse course, Map<Long, SourceImports.Newest> ends) {
        ExchangeRow exchange = course.exchange();
        Optional<SourceImports.Newest> end = course.importNumber().map(ends::get);
        return JsonFields.object()
                .add("id", exchange.number())
                .add("source", sourceOf.apply(exchange.user()))
                .add("user", exchange.user())
                .add("createdAt", exchange.createdAt().toString())
                .add("lastAccessAt", exchange.lastAccessAt().toString())
                .add("lastMode", exchange.lastMode())
                .add("outcome", ExchangeOutcome.of(course, end, now).name())
                .add("importId", JsonFields.value(course.importNumber().orElse(null)))
                .build();
    }

    private static JsonValue node(Node node) {
        return JsonFields.object()
                .add("node", node.name())
                .add("isThis", node.isThis())
                .add("startedAt", node.startedAt().toString())
                .add("seenAt", node.seenAt().toString())
                .add("alive", node.isAlive())
                .add("clockAheadMillis", node.clockAhead().toMillis())
                .add("freeBytes", node.freeBytes())
                .add("totalBytes", node.totalBytes())
                .build();
    }

    private static <T> JsonValue json(Optional<T> value, Function<T, JsonValue> json) {
        return value.map(json).orElse(JsonValue.NULL);
    }

    /**
     * A 1C base.
     *
     * @param newest its last exchange
     * @param orders empty if it never got an order
     */
    record SourceState(
            SourceImports.OfSource imports, Optional<ExchangeRow> newest, Optional<OrderFigures.OfSource> orders) {}
}
