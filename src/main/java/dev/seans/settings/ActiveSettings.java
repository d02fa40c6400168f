package dev.seans.settings;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings when the application starts, and gives them to whoever injects {@link Settings}. */
@OnePerApplication
public class ActiveSettings {

    private static final Logger LOG = System.getLogger(ActiveSettings.class.getName());

    private @Nullable Settings settings;
    private @Nullable RawSettings raw;

    /**
     * Reads, checks and logs the settings; further calls change nothing, so that a filter in a foreign WAR may come
     * before or after a listener.
     *
     * @throws InvalidSettingsException if they cannot be used
     */
    public synchronized Settings start(Map<String, String> contextParams) {
        Settings active = settings;
        if (active == null) {
            RawSettings found = RawSettings.ofProcess(contextParams);
            active = new SettingsReader(found).read();
            settings = active;
            raw = found;
            log(active);
        }
        return active;
    }

    /**
     * The texts of the settings, also where nothing of Seans was started, as in a WAR that only calls upstreams: then those
     * of the process alone, because nobody has brought the context-params.
     */
    public synchronized RawSettings raw() {
        RawSettings started = raw;
        return started == null ? RawSettings.ofProcess() : started;
    }

    @Produces
    @Dependent
    synchronized Settings settings() {
        if (settings == null) {
            throw new IllegalStateException("The settings were asked for before the application had started: declare"
                    + " dev.seans.deployment.SeansDeployment as a listener, or map SessionIdentityFilter, in web.xml");
        }
        return settings;
    }

    private static void log(Settings settings) {
        settings.shown().forEach(one -> LOG.log(Level.INFO, "{0} = {1} ({2})", one.key(), one.value(), one.from()));
    }
}
