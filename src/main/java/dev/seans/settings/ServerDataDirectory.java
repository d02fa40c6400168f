package dev.seans.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the server that runs us keeps its data. The one place that knows servers by name. */
public final class ServerDataDirectory {

    /** System property of the server to the directory below it in which data belongs. */
    private static final Map<String, String> KNOWN =
            Map.of("jboss.server.data.dir", "", "com.sun.aas.instanceRoot", "data");

    private ServerDataDirectory() {}

    /** {@code seans.home}, or else the data directory of the server + {@code /seans}; absolute. */
    public static Path home(Settings settings) {
        return home(settings.path(Setting.HOME));
    }

    /** The same, also where nothing was started; empty if neither is known. */
    public static Optional<Path> home(RawSettings raw) {
        String configured = raw.text(Setting.HOME).text();
        return configured.isEmpty() && find(System::getProperty).isEmpty()
                ? Optional.empty()
                : Optional.of(home(Path.of(configured)));
    }

    private static Path home(Path configured) {
        if (!configured.toString().isEmpty()) {
            return configured.toAbsolutePath().normalize();
        }
        return find(System::getProperty)
                .map(data -> data.resolve("seans"))
                .orElseThrow(() -> new IllegalStateException("This server's data directory is not known (looked for the"
                        + " system properties " + KNOWN.keySet() + "): set seans.home"));
    }

    static Optional<Path> find(UnaryOperator<@Nullable String> properties) {
        return KNOWN.entrySet().stream()
                .filter(known -> properties.apply(known.getKey()) != null)
                .map(known -> Path.of(String.valueOf(properties.apply(known.getKey())), known.getValue()))
                .findFirst();
    }
}
