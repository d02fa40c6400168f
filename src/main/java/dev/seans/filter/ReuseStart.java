package dev.seans.filter;

import dev.seans.publications.Publications;
import dev.seans.reuse.Combinations;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Starts what session reuse needs, if some filter has it. */
@OnePerApplication
class ReuseStart {

    private static final Logger LOG = System.getLogger(ReuseStart.class.getName());
    private static final String PUBLICATION_FILE = "/WEB-INF/default.vrd";

    private final Publications publications;
    private final Combinations combinations;

    @Inject
    public ReuseStart(Publications publications, Combinations combinations) {
        this.publications = publications;
        this.combinations = combinations;
    }

    /**
     * Reads the publication file, and what sessions are kept apart by.
     *
     * @throws dev.seans.settings.InvalidSettingsException if one of them cannot be used
     */
    void start(ServletContext context, Settings settings) {
        publications.start(
                context.getContextPath(),
                () -> Optional.ofNullable(context.getResourceAsStream(PUBLICATION_FILE)),
                settings);
        combinations.start(settings, ApplicationFiles.of(context));
        warnOfTwoCookies(context);
    }

    /** WildFly opens a session of its own at a login, and its cookie cannot be taken out of the response any more. */
    private static void warnOfTwoCookies(ServletContext context) {
        if (context.getEffectiveSessionTrackingModes().contains(SessionTrackingMode.COOKIE)) {
            LOG.log(
                    Level.WARNING,
                    "The server''s own sessions of {0} have cookies, so on some servers an answer to IBSession: start has a"
                            + " second Set-Cookie, behind ours; some clients of 1C read one only. If the application has no"
                            + " sessions of the server, write <tracking-mode>URL</tracking-mode> into <session-config> of"
                            + " web.xml",
                    context.getContextPath());
        }
    }
}
