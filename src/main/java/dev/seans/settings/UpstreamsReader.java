package dev.seans.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings of the upstreams that {@code seans.upstreams} lists. */
final class UpstreamsReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");

    private final RawSettings raw;
    private final List<String> mistakes;

    /** @param mistakes to which those that are found are added */
    UpstreamsReader(RawSettings raw, List<String> mistakes) {
        this.raw = raw;
        this.mistakes = mistakes;
    }

    /** Those that could be read, in their order. */
    List<UpstreamSettings> read(RawSettings.Found list) {
        List<UpstreamSettings> upstreams = new ArrayList<>();
        for (String name : names(list)) {
            UpstreamSettings upstream = new UpstreamSettings(name, values(name, EnumSet.allOf(UpstreamSetting.class)));
            mistakes.addAll(UpstreamRules.mistakesOf(upstream));
            upstreams.add(upstream);
        }
        return upstreams;
    }

    /** Those of a good form, each once. */
    private Set<String> names(RawSettings.Found list) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : SettingType.items(list.text())) {
            if (!NAME.matcher(name).matches()) {
                mistakes.add(
                        "%s (%s) names \"%s\": expected 1 to 40 small letters and digits as the name of an upstream"
                                .formatted(Setting.UPSTREAMS.key(), list.source(), name));
            } else if (!names.add(name)) {
                mistakes.add("%s (%s) names %s twice".formatted(Setting.UPSTREAMS.key(), list.source(), name));
            }
        }
        return names;
    }

    Map<UpstreamSetting, Settings.Effective> values(String upstream, Set<UpstreamSetting> settings) {
        Map<UpstreamSetting, Settings.Effective> values = new EnumMap<>(UpstreamSetting.class);
        for (UpstreamSetting setting : settings) {
            RawSettings.Found found = raw.find(setting.key(upstream)).orElseGet(() -> byDefault(setting));
            read(setting, upstream, found, values);
        }
        return values;
    }

    /** After a mistake the default stands in, so that one failed start shows the other mistakes, too. */
    private void read(
            UpstreamSetting setting,
            String upstream,
            RawSettings.Found found,
            Map<UpstreamSetting, Settings.Effective> values) {
        if (setting == UpstreamSetting.URL && found.text().isEmpty()) {
            mistakes.add(setting.key(upstream) + " must be set");
            return;
        }
        try {
            values.put(setting, setting.type().read(found));
        } catch (IllegalArgumentException wrongForm) {
            mistakes.add(setting.type().mistake(setting.key(upstream), found, wrongForm));
            if (setting != UpstreamSetting.URL) {
                values.put(setting, setting.type().read(byDefault(setting)));
            }
        }
    }

    private static RawSettings.Found byDefault(UpstreamSetting setting) {
        return new RawSettings.Found(setting.defaultText(), SettingSource.DEFAULT);
    }
}
