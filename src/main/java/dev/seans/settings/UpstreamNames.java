package dev.seans.settings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what is wrong with a name that begins like a setting of an upstream, and is none. */
final class UpstreamNames {

    private static final Logger LOG = System.getLogger(UpstreamNames.class.getName());
    private static final String ENVIRONMENT_PREFIX = "SEANS_UPSTREAM_";

    private final List<String> upstreams;

    UpstreamNames(List<UpstreamSettings> upstreams) {
        this.upstreams = upstreams.stream().map(UpstreamSettings::name).toList();
    }

    static boolean isOurs(String key) {
        return key.startsWith(UpstreamSetting.PREFIX);
    }

    static boolean isOursInEnvironment(String name) {
        return name.startsWith(ENVIRONMENT_PREFIX);
    }

    /** What is wrong with a name with dots; empty if it is a setting of an upstream that is listed. */
    Optional<String> mistake(String key) {
        return mistake(key, keys(), upstream(key, UpstreamSetting.PREFIX, '.'));
    }

    void warnOfProperty(String key) {
        mistake(key).ifPresent(mistake -> warn("system property", mistake));
    }

    void warnOfEnvironment(String name) {
        mistake(name, environmentNames(), upstream(name, ENVIRONMENT_PREFIX, '_'))
                .ifPresent(mistake -> warn("environment variable", mistake));
    }

    private Optional<String> mistake(String name, List<String> known, Optional<String> upstream) {
        if (known.contains(name)) {
            return Optional.empty();
        }
        if (upstream.isPresent() && !upstreams.contains(upstream.get())) {
            return Optional.of("%s belongs to the upstream %s, which %s does not list: it lists %s"
                    .formatted(name, upstream.get(), Setting.UPSTREAMS.key(), upstreams));
        }
        return Optional.of("%s is unknown; the nearest known name is %s".formatted(name, NearestName.of(name, known)));
    }

    /** The part between the prefix and the next separator. */
    private static Optional<String> upstream(String name, String prefix, char separator) {
        int end = name.indexOf(separator, prefix.length());
        return end < 0
                ? Optional.empty()
                : Optional.of(name.substring(prefix.length(), end).toLowerCase(Locale.ROOT));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(Setting.UPSTREAMS.key()));
        for (UpstreamSetting setting : UpstreamSetting.values()) {
            upstreams.forEach(upstream -> keys.add(setting.key(upstream)));
        }
        return keys;
    }

    private List<String> environmentNames() {
        List<String> names = new ArrayList<>(List.of(Setting.UPSTREAMS.environmentName()));
        for (UpstreamSetting setting : UpstreamSetting.values()) {
            upstreams.forEach(upstream -> names.add(setting.environmentName(upstream)));
        }
        return names;
    }

    private static void warn(String kind, String mistake) {
        LOG.log(Level.WARNING, "The {0} {1}; it is ignored", kind, mistake);
    }
}
