package dev.seans.settings;

import java.util.EnumMap;
import java.util.Map;

/** Settings of one upstream for tests: the defaults, but for what is given by suffix. */
public final class GivenUpstreamSettings {

    private GivenUpstreamSettings() {}

    public static UpstreamSettings with(String name, Map<String, String> given) {
        Map<UpstreamSetting, Settings.Effective> values = new EnumMap<>(UpstreamSetting.class);
        for (UpstreamSetting setting : UpstreamSetting.values()) {
            String text = given.getOrDefault(setting.suffix(), setting.defaultText());
            Object value = text.isEmpty() && setting == UpstreamSetting.URL
                    ? ""
                    : setting.type().reader().apply(text);
            values.put(setting, new Settings.Effective(value, text, SettingSource.DEFAULT));
        }
        return new UpstreamSettings(name, values);
    }
}
