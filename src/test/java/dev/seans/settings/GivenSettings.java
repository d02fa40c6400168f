package dev.seans.settings;

import java.util.Map;

/** Settings for tests of this room and of those above. */
public final class GivenSettings {

    private GivenSettings() {}

    /** The defaults, but for what is given. */
    public static Settings with(Map<String, String> given) {
        return new SettingsReader(new RawSettings(given, Map.of(), Map.of())).read();
    }

    public static Settings defaults() {
        return with(Map.of());
    }

    static Settings ofContextParams(Map<String, String> contextParams) {
        return new SettingsReader(new RawSettings(Map.of(), Map.of(), contextParams)).read();
    }
}
