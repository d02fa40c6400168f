package dev.seans.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The texts that were found, before anybody has read them. An outer source beats an inner one: otherwise a filled-in
 * web.xml would mask the operator.
 *
 * @param systemProperties all of them; only names that begin with {@code seans.} matter
 * @param environment all of it; only names that begin with {@code SEANS_} matter
 * @param contextParams of web.xml, as the server has overridden them
 */
public record RawSettings(
        Map<String, String> systemProperties, Map<String, String> environment, Map<String, String> contextParams) {

    static final String PREFIX = "seans.";
    static final String ENVIRONMENT_PREFIX = "SEANS_";

    public RawSettings {
        systemProperties = Map.copyOf(systemProperties);
        environment = Map.copyOf(environment);
        contextParams = Map.copyOf(contextParams);
    }

    /** What this process was started with, where there is no application, or it has not been started. */
    public static RawSettings ofProcess() {
        return ofProcess(Map.of());
    }

    /** What this process and this application were started with. */
    public static RawSettings ofProcess(Map<String, String> contextParams) {
        Map<String, String> properties = new HashMap<>();
        Properties system = System.getProperties();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name)));
        return new RawSettings(properties, System.getenv(), contextParams);
    }

    /** The name of an environment variable: {@code SEANS_IMPORT_STUCK_AFTER} for {@code seans.import.stuck-after}. */
    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The strongest text for a name, if any source has one. */
    public Optional<Found> find(String key) {
        return found(systemProperties.get(key), SettingSource.SYSTEM_PROPERTY)
                .or(() -> found(environment.get(environmentName(key)), SettingSource.ENVIRONMENT))
                .or(() -> found(contextParams.get(key), SettingSource.CONTEXT_PARAM));
    }

    /** The text in force for a setting, or its default; not checked. */
    public Found text(Setting setting) {
        return find(setting.key()).orElseGet(() -> new Found(setting.defaultText(), SettingSource.DEFAULT));
    }

    /** Shows nothing: it is everything that a process was started with. */
    @Override
    public String toString() {
        return "raw settings";
    }

    private static Optional<Found> found(@Nullable String text, SettingSource source) {
        return Optional.ofNullable(text).map(value -> new Found(value.strip(), source));
    }

    /** A text and where it stood. It is never to be shown before it is known to be no secret. */
    public record Found(String text, SettingSource source) {

        @Override
        public String toString() {
            return "a text (" + source + ")";
        }
    }
}
