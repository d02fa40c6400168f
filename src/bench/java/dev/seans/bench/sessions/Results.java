package dev.seans.bench.sessions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** What all rounds have measured. */
final class Results {

    private final Map<Case, List<Sample>> samples = new LinkedHashMap<>();

    void add(Case one, Sample sample) {
        samples.computeIfAbsent(one, first -> new ArrayList<>()).add(sample);
        System.out.printf(
                "  %s, %s, %s: %s%n",
                one.workload(), one.variant(), one.contender().title(), sample.shown());
    }

    void forEach(BiConsumer<Case, List<Sample>> action) {
        samples.forEach(action);
    }

    /** The median of a figure over all rounds; empty if it was not measured. */
    OptionalDouble median(Case one, String figure) {
        return median(samples.getOrDefault(one, List.of()), figure);
    }

    static OptionalDouble median(List<Sample> rounds, String figure) {
        double[] sorted = rounds.stream()
                .flatMap(sample -> sample.value(figure).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** A figure over all rounds, added up: for what must never happen. */
    static double sum(List<Sample> rounds, String figure) {
        return rounds.stream()
                .flatMap(sample -> sample.value(figure).stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** How often the first is as fast as the second; empty if one of them was not measured. */
    Optional<Double> ratio(Case first, Case second) {
        OptionalDouble dividend = median(first, Sample.PER_SECOND);
        OptionalDouble divisor = median(second, Sample.PER_SECOND);
        return dividend.isPresent() && divisor.isPresent()
                ? Optional.of(dividend.getAsDouble() / divisor.getAsDouble())
                : Optional.empty();
    }
}
