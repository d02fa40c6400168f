package dev.seans.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** The times of all rounds of one case. */
final class Figures {

    private final Map<Stage, List<Double>> rates = new EnumMap<>(Stage.class);

    /** Runs a stage and notes how many products it did in a second. */
    void measure(Stage stage, int products, Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - begin) / 1e9;
        rates.computeIfAbsent(stage, first -> new ArrayList<>()).add(products / seconds);
        System.out.printf("  %s: %.2f s, %,.0f products/s%n", stage.title(), seconds, products / seconds);
    }

    /** Products in a second, the median of the rounds; empty if the stage was not measured. */
    OptionalDouble rate(Stage stage) {
        List<Double> all =
                rates.getOrDefault(stage, List.of()).stream().sorted().toList();
        return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(all));
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
