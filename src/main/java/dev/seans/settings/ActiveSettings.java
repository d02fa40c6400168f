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

    /**
     * Reads, checks and logs the settings; further calls change nothing, so that a filter in a foreign WAR may come
     * before or after a listener.
     *
     * @throws InvalidSettingsException if they cannot be used
     */
    public synchronized Settings start(Map<String, String> contextParams) {
        Settings active = settings;
        if (active == null) {
            active = new SettingsReader(RawSettings.ofProcess(contextParams)).read();
            settings = active;
            log(active);
        }
        return active;
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
        for (Setting setting : Setting.values()) {
            Settings.Effective effective = settings.effective(setting);
            LOG.log(Level.INFO, "{0} = {1} ({2})", setting.key(), effective.text(), effective.source());
        }
    }
}
