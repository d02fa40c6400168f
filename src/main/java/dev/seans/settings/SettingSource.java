package dev.seans.settings;

import java.util.Locale;

/** Where a value can come from, the strongest first. */
public enum SettingSource {
    SYSTEM_PROPERTY,
    ENVIRONMENT,
    CONTEXT_PARAM,
    INIT_PARAM,
    DEFAULT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
