package dev.seans.settings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads and checks all settings at once, so that one failed start shows every mistake. */
public final class SettingsReader {

    static final String SOURCE_PREFIX = "seans.exchange.source.";
    static final String FILTER_PREFIX = "seans.filter.";

    /** Of {@code mvn -Prun}, which starts a server around us; they mean nothing inside it. */
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("seans.http.port", "seans.http.host", "seans.run.password");

    private static final Logger LOG = System.getLogger(SettingsReader.class.getName());

    private final RawSettings raw;
    private final List<String> mistakes = new ArrayList<>();

    public SettingsReader(RawSettings raw) {
        this.raw = raw;
    }

    /**
     * The values in force.
     *
     * @throws InvalidSettingsException with every mistake: a value of the wrong form, an unknown context-param, two
     *     settings that contradict each other
     */
    public Settings read() {
        Map<Setting, Settings.Effective> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            read(setting, values);
        }
        Map<String, Map<Setting, Settings.Effective>> named = named();
        List<UpstreamSettings> upstreams = new UpstreamsReader(raw, mistakes).read(raw.text(Setting.UPSTREAMS));
        UpstreamNames upstreamNames = new UpstreamNames(upstreams);
        refuseUnknownContextParams(upstreamNames);
        warnOfUnknownOuterNames();
        warnOfUnknownOuterNames(upstreamNames);
        failIfMistaken();
        Settings settings = new Settings(values, named, sourceNames(), upstreams);
        mistakes.addAll(Contradictions.in(settings));
        failIfMistaken();
        return settings;
    }

    private void read(Setting setting, Map<Setting, Settings.Effective> values) {
        read(setting, setting.key(), raw.text(setting), values);
    }

    private void read(Setting setting, String key, RawSettings.Found found, Map<Setting, Settings.Effective> values) {
        try {
            values.put(setting, setting.type().read(found));
        } catch (IllegalArgumentException wrongForm) {
            mistakes.add(setting.type().mistake(key, found, wrongForm));
        }
    }

    /** What is set for one shop or one source alone. */
    private Map<String, Map<Setting, Settings.Effective>> named() {
        Map<String, Map<Setting, Settings.Effective>> named = new HashMap<>();
        Set<String> keys = new TreeSet<>(raw.contextParams().keySet());
        keys.addAll(raw.systemProperties().keySet());
        for (String key : keys) {
            for (Setting setting : Setting.named()) {
                setting.nameIn(key)
                        .ifPresent(name ->
                                read(setting, key, named.computeIfAbsent(name, any -> new EnumMap<>(Setting.class))));
            }
        }
        return named;
    }

    private void read(Setting setting, String key, Map<Setting, Settings.Effective> values) {
        raw.find(key).ifPresent(found -> read(setting, key, found, values));
    }

    private static boolean isNamed(String key) {
        return Setting.named().stream().anyMatch(setting -> setting.nameIn(key).isPresent());
    }

    private void refuseUnknownContextParams(UpstreamNames upstreamNames) {
        for (String name : new TreeSet<>(raw.contextParams().keySet())) {
            if (UpstreamNames.isOurs(name)) {
                upstreamNames.mistake(name).ifPresent(mistake -> mistakes.add("the context-param " + mistake));
            } else if (name.startsWith(RawSettings.PREFIX) && isUnknown(name)) {
                mistakes.add(
                        "the context-param %s is unknown; the nearest known name is %s".formatted(name, nearest(name)));
            }
        }
    }

    /** Kubernetes injects names such as SEANS_SERVICE_HOST, so these only warn. */
    private void warnOfUnknownOuterNames() {
        raw.systemProperties().keySet().stream()
                .filter(name -> name.startsWith(RawSettings.PREFIX) && isUnknown(name))
                .forEach(name -> warn("system property", name, nearest(name)));
        List<String> known =
                List.of(Setting.values()).stream().map(Setting::environmentName).toList();
        raw.environment().keySet().stream()
                .filter(name -> name.startsWith(RawSettings.ENVIRONMENT_PREFIX) && !known.contains(name))
                .filter(name -> !name.startsWith("SEANS_FILTER_") && !UpstreamNames.isOursInEnvironment(name))
                .forEach(name -> warn("environment variable", name, NearestName.of(name, known)));
    }

    private void warnOfUnknownOuterNames(UpstreamNames upstreamNames) {
        new TreeSet<>(raw.systemProperties().keySet())
                .stream().filter(UpstreamNames::isOurs).forEach(upstreamNames::warnOfProperty);
        new TreeSet<>(raw.environment().keySet())
                .stream().filter(UpstreamNames::isOursInEnvironment).forEach(upstreamNames::warnOfEnvironment);
    }

    private static void warn(String kind, String name, String nearest) {
        LOG.log(
                Level.WARNING,
                "The {0} {1} is no setting of Seans and is ignored; the nearest known name is {2}",
                kind,
                name,
                nearest);
    }

    private static boolean isUnknown(String name) {
        return Setting.ofKey(name).isEmpty()
                && !isNamed(name)
                && !name.startsWith(SOURCE_PREFIX)
                && !name.startsWith(FILTER_PREFIX)
                && !UpstreamNames.isOurs(name)
                && !OF_THE_LAUNCHER.contains(name);
    }

    private static String nearest(String name) {
        return NearestName.of(
                name, List.of(Setting.values()).stream().map(Setting::key).toList());
    }

    private Map<String, Settings.Effective> sourceNames() {
        Map<String, Settings.Effective> names = new HashMap<>();
        collectSourceNames(raw.contextParams(), SettingSource.CONTEXT_PARAM, names);
        collectSourceNames(raw.systemProperties(), SettingSource.SYSTEM_PROPERTY, names);
        return names;
    }

    private static void collectSourceNames(
            Map<String, String> from, SettingSource source, Map<String, Settings.Effective> into) {
        from.forEach((name, value) -> {
            if (name.startsWith(SOURCE_PREFIX)) {
                String text = value.strip();
                into.put(name.substring(SOURCE_PREFIX.length()), new Settings.Effective(text, text, source));
            }
        });
    }

    private void failIfMistaken() {
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
    }
}
