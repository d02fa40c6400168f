package dev.seans.admin;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Figures that are read at the scrape, a series for each thing that has one. */
final class Series {

    private Series() {}

    /** One figure, of nothing in particular. */
    static GaugeSnapshot gauge(String name, String help, double value) {
        return gauge(name, help, List.of(value), single -> Labels.EMPTY, single -> single);
    }

    static <T> GaugeSnapshot gauge(
            String name, String help, Collection<T> things, Function<T, Labels> labels, ToDoubleFunction<T> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        things.forEach(thing -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels.apply(thing))
                .value(value.applyAsDouble(thing))
                .build()));
        return gauge.build();
    }

    static <T> CounterSnapshot counter(
            String name, String help, Collection<T> things, Function<T, Labels> labels, ToDoubleFunction<T> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        things.forEach(thing -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels.apply(thing))
                .value(value.applyAsDouble(thing))
                .build()));
        return counter.build();
    }
}
