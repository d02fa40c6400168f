package dev.seans.services;

import dev.seans.database.DatabaseException;
import dev.seans.database.FailureLog;
import dev.seans.filter.ContainerLogin;
import dev.seans.filter.FilterPolicy;
import dev.seans.filter.Identifier;
import dev.seans.filter.LoginBrake;
import dev.seans.filter.RefusalReason;
import dev.seans.filter.RequestNotes;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.filter.Verdict;
import dev.seans.filter.Visitor;
import dev.seans.identity.Authorization;
import dev.seans.identity.ClientOrigin;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionControl;
import dev.seans.identity.TrustedProxies;
import dev.seans.publications.Publications;
import dev.seans.publications.PublishedService;
import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The decision about a call of a service, where a filter has {@code reuse}:
 *
 * <ol>
 *   <li>What is not published, or switched off, is not there: 404.
 *   <li>With {@code reuse=use} the client says in {@code IBSession} which session it means, and what is to be done with
 *       it. What cannot be understood there is refused. With the other two nobody reads that.
 *   <li>Credentials, when there are any, are verified on every call: before any session, so that nobody can make one, or
 *       find out which there are. Only where {@link LoginBrake} holds the caller off, the session that comes along is looked
 *       at: it proves them. Then the role of the caller.
 *   <li>A service that only the path has named is counted now, when somebody calls it who may: there are only so many.
 *   <li>The separators, and all else that a session must agree with, become the combination. An id of another one is
 *       unknown.
 *   <li>The session is taken, in the way of the service. This may wait.
 *   <li>The parameters of a new one are set; {@link TakeServiceSession.Grant} has the steps.
 * </ol>
 */
final class ServiceIdentifier implements Identifier {

    private static final FailureLog AWAY =
            new FailureLog(System.getLogger(SessionIdentityFilter.class.getName()), Level.ERROR);

    private final FilterPolicy policy;
    private final ReuseParameters parameters;
    private final TrustedProxies proxies;
    private final Publications publications;
    private final ServiceCredentials credentials;
    private final ServiceCombination combination;
    private final TakeServiceSession taking;

    /** For a policy with {@code reuse}. */
    ServiceIdentifier(
            FilterPolicy policy,
            TrustedProxies proxies,
            Publications publications,
            ServiceCredentials credentials,
            ServiceCombination combination,
            TakeServiceSession taking) {
        this.policy = policy;
        this.parameters = policy.reuse().orElseThrow();
        this.proxies = proxies;
        this.publications = publications;
        this.credentials = credentials;
        this.combination = combination;
        this.taking = taking;
    }

    /** No id: whether one counts depends on the service. */
    @Override
    public Visitor visitor(HttpServletRequest request) {
        ClientOrigin origin = proxies.originOf(request);
        return new Visitor(new RequestedId.None(), ContainerLogin.user(request), origin);
    }

    @Override
    public Verdict identify(HttpServletRequest request, Visitor visitor) {
        Optional<PublishedService> published = publications.find(path(request), parameters);
        if (published.isEmpty()) {
            RequestNotes.of(request).put("path", path(request));
            parameters.type(path(request)).ifPresent(type -> CalledService.attachType(type, request));
            return new Verdict.Refused(RefusalReason.NOT_PUBLISHED, Optional.empty(), visitor.user());
        }
        PublishedService service = published.get();
        new CalledService(service).attachTo(request);
        SessionControl control = control(service, request);
        return identify(request, service, control, visitor.asking(control.requested()));
    }

    /** Below the context root, decoded by the server. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    private SessionControl control(PublishedService service, HttpServletRequest request) {
        return service.settings().mode() == ReuseMode.USE
                ? SessionControl.read(request, policy.sources())
                : new SessionControl(new RequestedId.None(), SessionControl.Command.NONE);
    }

    private Verdict identify(
            HttpServletRequest request, PublishedService service, SessionControl control, Visitor visitor) {
        Authorization authorization = Authorization.parse(request.getHeader("Authorization"));
        try {
            Optional<RefusalReason> objection = objection(request, service, control, visitor, authorization);
            return objection.isPresent()
                    ? refused(objection.get(), visitor, authorization)
                    : combination
                            .visit(request, service, control.command(), visitor, authorization)
                            .map(visit -> taking.take(visit, request))
                            .orElseGet(() -> refused(RefusalReason.SET_UP_FAILED, visitor, authorization));
        } catch (DatabaseException unreachable) {
            AWAY.log(
                    "The session of a service could not be taken; the client is told to come again later", unreachable);
            return refused(RefusalReason.UNAVAILABLE, visitor, authorization);
        }
    }

    private Optional<RefusalReason> objection(
            HttpServletRequest request,
            PublishedService service,
            SessionControl control,
            Visitor visitor,
            Authorization authorization) {
        if (control.requested() instanceof RequestedId.Malformed malformed) {
            return Optional.of(RefusalReason.of(malformed));
        }
        Optional<LoginBrake.Proof> proof = visitor.key()
                .map(key -> new LoginBrake.Proof(
                        key,
                        () -> combination
                                .visit(request, service, control.command(), visitor, authorization)
                                .filter(taking::isOfLiveSession)
                                .isPresent()));
        return credentials
                .objection(request, visitor.origin().address(), authorization, proof)
                .or(() -> publications.admits(service, parameters)
                        ? Optional.empty()
                        : Optional.of(RefusalReason.NOT_PUBLISHED));
    }

    private static Verdict refused(RefusalReason reason, Visitor visitor, Authorization authorization) {
        return new Verdict.Refused(reason, visitor.present(), visitor.user().or(authorization::namedUser));
    }
}
