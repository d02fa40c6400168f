package dev.seans.settings;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values in force. Read and checked once, at start; never changes. */
public final class Settings {

    private final Map<Setting, Effective> values;
    /** By user. */
    private final Map<String, Effective> sourceNames;

    private final List<UpstreamSettings> upstreams;
    private final Map<String, Map<Setting, Effective>> named;

    Settings(
            Map<Setting, Effective> values,
            Map<String, Map<Setting, Effective>> named,
            Map<String, Effective> sourceNames,
            List<UpstreamSettings> upstreams) {
        this.values = Map.copyOf(values);
        this.named = Map.copyOf(named);
        this.sourceNames = Map.copyOf(sourceNames);
        this.upstreams = List.copyOf(upstreams);
    }

    /** The values for one shop, or one source: those of {@link Setting#keyOf}, and where there is none, of the key alone. */
    public Settings of(String name) {
        Map<Setting, Effective> own = named.getOrDefault(name, Map.of());
        if (own.isEmpty()) {
            return this;
        }
        Map<Setting, Effective> both = new EnumMap<>(values);
        both.putAll(own);
        return new Settings(both, Map.of(), sourceNames, upstreams);
    }

    /** The shops, or the sources, for which this is set by their names. */
    public SortedSet<String> namesWith(Setting setting) {
        SortedSet<String> names = new TreeSet<>();
        named.forEach((name, own) -> {
            if (own.containsKey(setting)) {
                names.add(name);
            }
        });
        return names;
    }

    /** All that can be set, as operators may see it: first of all, then of shops and sources, then of upstreams. */
    public List<ShownSetting> shown() {
        List<ShownSetting> all = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            all.add(ShownSetting.of(setting.key(), effective(setting), setting));
        }
        all.addAll(named().values());
        new TreeMap<>(sourceNames).forEach((user, name) -> all.add(ShownSetting.ofSource(user, name)));
        for (UpstreamSettings upstream : upstreams) {
            for (UpstreamSetting setting : UpstreamSetting.values()) {
                all.add(ShownSetting.of(upstream.name(), upstream.effective(setting), setting));
            }
        }
        return all;
    }

    private SortedMap<String, ShownSetting> named() {
        SortedMap<String, ShownSetting> all = new TreeMap<>();
        named.forEach((name, own) -> own.forEach((setting, value) -> {
            String key = setting.keyOf(name);
            all.put(key, ShownSetting.of(key, value, setting));
        }));
        return all;
    }

    public Duration duration(Setting setting) {
        return (Duration) value(setting);
    }

    /** Empty if it is switched off. */
    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the loader has read it by that type
    public Optional<Duration> optionalDuration(Setting setting) {
        return (Optional<Duration>) value(setting);
    }

    /** From 0 to 100. */
    public int percentage(Setting setting) {
        return (Integer) value(setting);
    }

    /** In bytes. */
    public long size(Setting setting) {
        return (Long) value(setting);
    }

    public int integer(Setting setting) {
        return (Integer) value(setting);
    }

    public String text(Setting setting) {
        return (String) value(setting);
    }

    public Path path(Setting setting) {
        return (Path) value(setting);
    }

    public Charset charset(Setting setting) {
        return (Charset) value(setting);
    }

    public ZoneId zone(Setting setting) {
        return (ZoneId) value(setting);
    }

    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the loader has read it by that type
    public List<String> list(Setting setting) {
        return (List<String>) value(setting);
    }

    /** By id, in the order of the setting. */
    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the loader has read it by that type
    public Map<String, String> pairs(Setting setting) {
        return (Map<String, String>) value(setting);
    }

    /** Empty if none is set. */
    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the loader has read it by that type
    public Optional<URI> url(Setting setting) {
        return (Optional<URI>) value(setting);
    }

    /** A secret text. */
    public Secret secret(Setting setting) {
        return (Secret) value(setting);
    }

    /** The value as its source wrote it, and the source, for the log and for operators. */
    public Effective effective(Setting setting) {
        Effective effective = values.get(setting);
        if (effective == null) {
            throw new IllegalStateException(setting.key() + " has no value, not even a default");
        }
        return effective;
    }

    /** The name of the 1C base that talks as this user: {@code seans.exchange.source.<user>}, else the user. */
    public String sourceOf(String user) {
        Effective name = sourceNames.get(user);
        return name == null ? user : name.text();
    }

    /** The users as which a 1C base talks: those that are set, else the one that is called like it. */
    public SortedSet<String> usersOf(String source) {
        SortedSet<String> users = new TreeSet<>();
        sourceNames.forEach((user, name) -> {
            if (name.text().equals(source)) {
                users.add(user);
            }
        });
        if (!sourceNames.containsKey(source)) {
            users.add(source);
        }
        return users;
    }

    /** Those that {@code seans.upstreams} lists, in its order. */
    public List<UpstreamSettings> upstreams() {
        return upstreams;
    }

    /** Empty if {@code seans.upstreams} does not list it. */
    public Optional<UpstreamSettings> upstream(String name) {
        return upstreams.stream()
                .filter(upstream -> upstream.name().equals(name))
                .findFirst();
    }

    private Object value(Setting setting) {
        return effective(setting).value();
    }

    /** A value, the text it was read from, and where that stood. The text is never to be shown: it may be a secret. */
    public record Effective(Object value, String text, SettingSource source) {

        /**
         * The text for logs and messages; of a secret only whether there is one, of a URL not its query, which may hold a
         * token; the server's zone with its name.
         */
        public String shown() {
            if (value instanceof Secret secret) {
                return secret.text().isEmpty() ? "(empty)" : "(set)";
            }
            if (value instanceof Optional<?> some
                    && some.orElse(null) instanceof URI url
                    && url.getRawQuery() != null) {
                return text.substring(0, text.indexOf('?')) + "?…";
            }
            return value instanceof ZoneId zone && text.equals(SettingType.SERVER) ? text + " (" + zone + ")" : text;
        }

        /** Whether there is a text at all. */
        boolean isGiven() {
            return !text.isEmpty();
        }

        @Override
        public String toString() {
            return "%s (%s)".formatted(shown(), source);
        }
    }
}
