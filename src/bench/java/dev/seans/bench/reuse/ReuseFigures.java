package dev.seans.bench.reuse;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What one database gave.
 *
 * @param seconds of 100 calls with 30 ms of work, the set-up of the first one among them
 * @param shortMillis of a call with 1 ms of work in a session that is there already, where there is one; median
 * @param idleMillis of a call without work, likewise
 */
record ReuseFigures(Map<Way, Double> seconds, Map<Way, Double> shortMillis, Map<Way, Double> idleMillis) {

    static final int CALLS = 100;
    static final int WORK_MILLIS = 30;

    private static final double NANOS_OF_SECOND = 1e9;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double SETUP = DearParameters.TIME.toNanos() / NANOS_OF_SECOND;
    private static final double WORK = WORK_MILLIS / 1000.0;

    static double seconds(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sum() / NANOS_OF_SECOND;
    }

    static double medianMillis(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / NANOS_OF_MILLI;
    }

    /** How many times as fast the way is as {@code dontuse}. */
    double gain(Way way) {
        return of(seconds, Way.DONTUSE) / of(seconds, way);
    }

    /** What the gain would be if reuse cost nothing. */
    static double limit() {
        return CALLS * (SETUP + WORK) / (SETUP + CALLS * WORK);
    }

    double gainOfShortCalls(Way way) {
        return of(shortMillis, Way.DONTUSE) / of(shortMillis, way);
    }

    /** Milliseconds that the way adds to a call. */
    double added(Way way) {
        return of(idleMillis, way) - of(idleMillis, Way.PLAIN);
    }

    static double of(Map<Way, Double> figures, Way way) {
        return Collections.unmodifiableMap(figures).getOrDefault(way, Double.NaN);
    }
}
