package dev.seans.bench.sessions;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The figures of one round.
 *
 * @param values by their names: {@code perSecond}, {@code p50} and so on, times in milliseconds
 */
record Sample(Map<String, Double> values) {

    static final String PER_SECOND = "req/s";
    static final String P50 = "p50 ms";
    static final String P99 = "p99 ms";
    static final String MAX = "max ms";
    static final String CPU_OF_JVM = "CPU of the JVM, µs";
    static final String CPU_OF_DATABASE = "CPU of the database, µs";
    static final String GOOD = "answered";
    static final String FAILED = "failed";
    static final String LOST = "lost updates";

    Sample {
        values = Map.copyOf(values);
    }

    static Sample of(Tally tally) {
        return new Sample(Map.of(
                PER_SECOND, tally.perSecond(),
                P50, tally.percentile(50),
                P99, tally.percentile(99),
                MAX, tally.max(),
                GOOD, (double) tally.good(),
                FAILED, (double) tally.bad()));
    }

    /** The same with one figure more. */
    Sample and(String name, double value) {
        Map<String, Double> more = new TreeMap<>(values);
        more.put(name, value);
        return new Sample(more);
    }

    Optional<Double> value(String figure) {
        return Optional.ofNullable(values.get(figure));
    }

    /** All figures in one line. */
    String shown() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(figure -> "%s %,.2f".formatted(figure.getKey(), figure.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
