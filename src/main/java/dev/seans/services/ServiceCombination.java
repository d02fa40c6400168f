package dev.seans.services;

import dev.seans.database.FailureLog;
import dev.seans.filter.ContainerLogin;
import dev.seans.filter.FilterPolicy;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.filter.Visitor;
import dev.seans.identity.Authorization;
import dev.seans.identity.SessionControl;
import dev.seans.publications.PublishedService;
import dev.seans.reuse.Combinations;
import dev.seans.reuse.ServiceCall;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** Finds out what the session of a call must agree with. */
final class ServiceCombination {

    private static final FailureLog UNKNOWN =
            new FailureLog(System.getLogger(SessionIdentityFilter.class.getName()), Level.ERROR);

    private final FilterPolicy policy;
    private final Combinations combinations;
    private final Optional<Separators> separators;
    private final boolean safeMode;

    /** For a policy with {@code reuse}. */
    ServiceCombination(FilterPolicy policy, Combinations combinations, Optional<Separators> separators) {
        this.policy = policy;
        this.combinations = combinations;
        this.separators = separators;
        this.safeMode = policy.reuse().orElseThrow().safeMode();
    }

    /**
     * The call as it asks for a session.
     *
     * @param authorization verified by now; or its session will prove it
     * @return empty if the separators are not to be had; the log has the reason
     */
    Optional<IdentifiedCall> visit(
            HttpServletRequest request,
            PublishedService service,
            SessionControl.Command command,
            Visitor visitor,
            Authorization authorization) {
        return separators(request, service).map(values -> {
            // The server's spelling of the name: its realm may not care for upper and lower case.
            Visitor verified = visitor.as(ContainerLogin.user(request).or(() -> authorization.namedUser()));
            Optional<String> credentials = ServiceCredentials.telling(visitor.user(), request, authorization);
            String user = verified.user().orElse("");
            ServiceCall call = new ServiceCall(
                    service,
                    combinations.of(service, user, credentials, values, safeMode),
                    combinations.version(),
                    user,
                    verified.origin().address(),
                    policy.binding());
            return new IdentifiedCall(verified, command, call, values, safeMode);
        });
    }

    private Optional<Map<String, String>> separators(HttpServletRequest request, PublishedService service) {
        try {
            return Optional.of(
                    separators.map(bean -> Map.copyOf(bean.of(request))).orElse(Map.of()));
        } catch (RuntimeException failed) {
            UNKNOWN.log(
                    "The separators of a call of service " + service.title()
                            + " could not be found out: the call gets no session, its client is told 406",
                    failed);
            return Optional.empty();
        }
    }
}
