package dev.seans.services;

import dev.seans.filter.FilterPolicy;
import dev.seans.filter.Identifier;
import dev.seans.filter.LoginBrake;
import dev.seans.filter.ReuseFilters;
import dev.seans.filter.TakeSession;
import dev.seans.identity.TrustedProxies;
import dev.seans.publications.Publications;
import dev.seans.reuse.Combinations;
import dev.seans.reuse.ServiceSessions;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** What filters with {@code reuse} need beside the others, and how they decide. */
@OnePerApplication
public class ServiceFilters implements ReuseFilters {

    private static final Logger LOG = System.getLogger(ServiceFilters.class.getName());
    private static final String PUBLICATION_FILE = "/WEB-INF/default.vrd";

    private final Publications publications;
    private final Combinations combinations;
    private final ServiceSessions sessions;
    private final LoginBrake brake;
    private final Instance<SessionParameters> parameters;
    private final Instance<Separators> separators;

    @Inject
    public ServiceFilters(
            Publications publications,
            Combinations combinations,
            ServiceSessions sessions,
            LoginBrake brake,
            Instance<SessionParameters> parameters,
            Instance<Separators> separators) {
        this.publications = publications;
        this.combinations = combinations;
        this.sessions = sessions;
        this.brake = brake;
        this.parameters = parameters;
        this.separators = separators;
    }

    /**
     * Reads the publication file, and what sessions are kept apart by.
     *
     * @throws dev.seans.settings.InvalidSettingsException if one of them cannot be used
     */
    @Override
    public void start(ServletContext context, Settings settings) {
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

    /**
     * The one who decides about calls of services.
     *
     * @throws InvalidSettingsException if the application has two beans where one is asked for
     */
    @Override
    public Identifier identifier(TakeSession taking, TrustedProxies proxies) {
        FilterPolicy policy = taking.policy();
        SetUpServiceSession setUp = new SetUpServiceSession(only(parameters, SessionParameters.class), sessions);
        return new ServiceIdentifier(
                policy,
                proxies,
                publications,
                new ServiceCredentials(policy.role(), brake),
                new ServiceCombination(policy, combinations, only(separators, Separators.class)),
                new TakeServiceSession(sessions, taking, setUp));
    }

    /** Asked once: a bean without a scope would be made anew each time. */
    private static <T> Optional<T> only(Instance<T> beans, Class<T> type) {
        if (beans.isAmbiguous()) {
            throw new InvalidSettingsException(List.of("several beans of the application implement " + type.getName()
                    + ", and nobody knows which one to ask: leave one of them"));
        }
        return beans.isUnsatisfied() ? Optional.empty() : Optional.of(beans.get());
    }
}
