package dev.seans.upstream;

import dev.seans.database.Database;
import dev.seans.settings.ActiveSettings;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The keys inside a server. Nothing is read before somebody needs a key: an application without upstreams needs none.
 */
@OnePerApplication
public class ServerKeys implements EncryptionKeys {

    private static final Logger LOG = System.getLogger(ServerKeys.class.getName());

    private final ActiveSettings settings;
    private final Database database;
    private volatile @Nullable EncryptionKeys chosen;

    @Inject
    public ServerKeys(ActiveSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    /**
     * Where upstreams are configured, reads the keys, or makes them; so that mistakes show when the application starts.
     *
     * @throws dev.seans.settings.InvalidSettingsException if there are none, or they are no keys
     */
    public void start() {
        if (new KeySource(settings.raw()).hasUpstreams()) {
            KeyRing ring = current();
            LOG.log(
                    Level.INFO,
                    "Sessions of upstreams are encrypted with the key {0}, {1}; {2} decrypt",
                    ring.activeName(),
                    ring.origin(),
                    ring.names());
        }
    }

    @Override
    public KeyRing current() {
        return chosen().current();
    }

    @Override
    public KeyRing latest() {
        return chosen().latest();
    }

    @Produces
    @Dependent
    SessionCipher cipher() {
        return new SessionCipher(this);
    }

    /** After a failure the next call tries again: a database may come back, and an operator may write a file. */
    private EncryptionKeys chosen() {
        EncryptionKeys known = chosen;
        return known == null ? choose() : known;
    }

    private synchronized EncryptionKeys choose() {
        EncryptionKeys known = chosen;
        if (known == null) {
            known = new KeySource(settings.raw()).ofServer(this::isEmbedded);
            chosen = known;
        }
        return known;
    }

    private boolean isEmbedded() {
        return database.with(connection -> database.dialect().isEmbedded(connection));
    }
}
