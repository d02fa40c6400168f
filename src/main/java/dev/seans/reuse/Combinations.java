package dev.seans.reuse;

import dev.seans.publications.PublishedService;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.ServerDataDirectory;
import dev.seans.settings.Settings;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By what sessions are kept apart; nobody can tell a password from the result without the secret of the cluster. */
@OnePerApplication
public class Combinations {

    private static final Logger LOG = System.getLogger(Combinations.class.getName());

    private volatile @Nullable Key key;

    /**
     * Reads the secret of the cluster, or makes it, and tells the version of the application.
     *
     * @param files of the application
     * @throws InvalidSettingsException if there is no usable secret, or a file cannot be read
     */
    public void start(Settings settings, Collection<ApplicationFile> files) {
        byte[] secret = ClusterSecret.of(ServerDataDirectory.home(settings));
        try {
            String version = ApplicationVersion.of(files);
            key = new Key(new KeyedHash(secret), version);
            LOG.log(
                    Level.INFO,
                    "The version of the application is {0}, from {1} files; sessions of other versions are not used",
                    version,
                    Integer.toString(files.size()));
        } catch (IOException unreadable) {
            throw new InvalidSettingsException(List.of("a file of the application cannot be read: " + unreadable));
        }
    }

    /**
     * 64 hex digits for what must be alike.
     *
     * @param credentials what else tells callers apart, such as a password, with its kind in front; empty if nothing does
     * @param separators by name
     */
    public String of(
            PublishedService service,
            String user,
            Optional<String> credentials,
            Map<String, String> separators,
            boolean safeMode) {
        Key started = started();
        KeyedHash.Parts parts = started.hash()
                .begin()
                .add(service.publication())
                .add(service.type().text())
                .add(service.name())
                .add(user)
                .addAll(credentials.stream().toList());
        Map<String, String> sorted = new TreeMap<>(separators);
        return parts.addAll(sorted.keySet())
                .addAll(sorted.values())
                .addAll(service.zones())
                .add(Boolean.toString(safeMode))
                .add(started.version())
                .hex();
    }

    /** The version of the application: all nodes that run the same classes have the same. */
    public String version() {
        return started().version();
    }

    private Key started() {
        Key started = key;
        if (started == null) {
            throw new IllegalStateException("sessions were asked for before the application had started");
        }
        return started;
    }

    private record Key(KeyedHash hash, String version) {}
}
