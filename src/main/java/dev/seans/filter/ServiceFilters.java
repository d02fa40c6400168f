package dev.seans.filter;

import dev.seans.identity.TrustedProxies;
import dev.seans.publications.Publications;
import dev.seans.reuse.Combinations;
import dev.seans.reuse.ServiceSessions;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What filters with {@code reuse} need beside the others. */
@OnePerApplication
class ServiceFilters {

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
     * The one who decides about calls of services.
     *
     * @throws InvalidSettingsException if the application has two beans where one is asked for
     */
    Identifier identifier(SessionTaking taking, TrustedProxies proxies) {
        FilterPolicy policy = taking.policy();
        ServiceSetUp setUp = new ServiceSetUp(only(parameters, SessionParameters.class), sessions);
        return new ServiceIdentifier(
                policy,
                proxies,
                publications,
                new ServiceCredentials(policy.role(), brake),
                new ServiceCombination(policy, combinations, only(separators, Separators.class)),
                new ServiceTaking(sessions, taking, setUp));
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
