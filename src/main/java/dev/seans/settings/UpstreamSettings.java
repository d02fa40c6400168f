package dev.seans.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values in force for one upstream. */
public final class UpstreamSettings {

    private final String name;
    private final Map<UpstreamSetting, Settings.Effective> values;

    UpstreamSettings(String name, Map<UpstreamSetting, Settings.Effective> values) {
        this.name = name;
        this.values = Map.copyOf(values);
    }

    /** Of the upstream: small letters and digits. */
    public String name() {
        return name;
    }

    public URI baseUrl() {
        return (URI) value(UpstreamSetting.URL);
    }

    public String text(UpstreamSetting setting) {
        return (String) value(setting);
    }

    public Secret secret(UpstreamSetting setting) {
        return (Secret) value(setting);
    }

    /** Empty if the operator has set none. */
    public Optional<Path> path(UpstreamSetting setting) {
        return effective(setting).text().isEmpty() ? Optional.empty() : Optional.of((Path) value(setting));
    }

    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the reader has read it by that type
    public List<String> list(UpstreamSetting setting) {
        return (List<String>) value(setting);
    }

    public int integer(UpstreamSetting setting) {
        return (Integer) value(setting);
    }

    public Duration duration(UpstreamSetting setting) {
        return (Duration) value(setting);
    }

    /** Empty if it is switched off. */
    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the reader has read it by that type
    public Optional<Duration> optionalDuration(UpstreamSetting setting) {
        return (Optional<Duration>) value(setting);
    }

    /** The value as its source wrote it, and the source. */
    public Settings.Effective effective(UpstreamSetting setting) {
        Settings.Effective effective = values.get(setting);
        if (effective == null) {
            throw new IllegalStateException(setting.key(name) + " has no value, not even a default");
        }
        return effective;
    }

    private Object value(UpstreamSetting setting) {
        return effective(setting).value();
    }
}
