package dev.seans.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Units of time, in milliseconds. */
final class DurationUnit {

    static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("ms", 1L);
        UNITS.put("s", 1_000L);
        UNITS.put("min", 60_000L);
        UNITS.put("h", 3_600_000L);
        UNITS.put("d", 86_400_000L);
    }

    private DurationUnit() {}
}
