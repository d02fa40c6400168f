package dev.seans.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A duration as an operator writes it: {@code 20 s}, {@code 2h}. */
public final class DurationText {

    private DurationText() {}

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if it is not a number and a unit
     */
    public static Duration parse(String text) {
        return Quantity.parse(text, Unit.UNITS).toDuration();
    }

    /** Units of time, in milliseconds. */
    static final class Unit {

        static final Map<String, Long> UNITS = new LinkedHashMap<>();

        static {
            UNITS.put("ms", 1L);
            UNITS.put("s", 1_000L);
            UNITS.put("min", 60_000L);
            UNITS.put("h", 3_600_000L);
            UNITS.put("d", 86_400_000L);
        }

        private Unit() {}
    }
}
