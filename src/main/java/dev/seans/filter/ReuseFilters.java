package dev.seans.filter;

import dev.seans.identity.TrustedProxies;
import dev.seans.settings.Settings;
import jakarta.servlet.ServletContext;

/** What filters with {@code reuse} need beside the others; their room lies above this one. */
public interface ReuseFilters {

    /**
     * Reads what is published, and what sessions are kept apart by, once for an application.
     *
     * @throws dev.seans.settings.InvalidSettingsException if it cannot be used
     */
    void start(ServletContext context, Settings settings);

    /**
     * Makes the one who decides about calls of services.
     *
     * @throws dev.seans.settings.InvalidSettingsException if the application has two beans where one is asked for
     */
    Identifier identifier(TakeSession taking, TrustedProxies proxies);
}
