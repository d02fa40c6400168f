package dev.seans.bench.sessions;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What clients have counted.
 *
 * @param good answers with status 200
 * @param bad all others
 * @param took the longest of them
 * @param micros from the moment when a request was due to its answer
 */
record Tally(long good, long bad, Duration took, Histogram micros) {

    private static final double NANOS = 1e9;
    private static final double MICROS = 1000;

    static Tally sum(List<Tally> tallies) {
        Histogram micros = new Histogram(3);
        tallies.forEach(tally -> micros.add(tally.micros));
        return new Tally(
                tallies.stream().mapToLong(Tally::good).sum(),
                tallies.stream().mapToLong(Tally::bad).sum(),
                tallies.stream().map(Tally::took).max(Duration::compareTo).orElse(Duration.ZERO),
                micros);
    }

    double perSecond() {
        return good / (took.toNanos() / NANOS);
    }

    /** In milliseconds. */
    double percentile(double percent) {
        return micros.getValueAtPercentile(percent) / MICROS;
    }

    /** In milliseconds. */
    double max() {
        return micros.getMaxValue() / MICROS;
    }
}
