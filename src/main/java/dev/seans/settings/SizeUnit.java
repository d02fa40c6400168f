package dev.seans.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Units of data, in bytes: the binary ones with an i, the decimal ones without. */
final class SizeUnit {

    static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("B", 1L);
        UNITS.put("kB", 1_000L);
        UNITS.put("MB", 1_000_000L);
        UNITS.put("GB", 1_000_000_000L);
        UNITS.put("KiB", 1L << 10);
        UNITS.put("MiB", 1L << 20);
        UNITS.put("GiB", 1L << 30);
    }

    private SizeUnit() {}
}
