package dev.seans.filter;

import dev.seans.cookies.SessionCookie;
import dev.seans.database.DatabaseException;
import dev.seans.database.FailureLog;
import dev.seans.identity.Authorization;
import dev.seans.identity.ClientOrigin;
import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.RequestedIdReader;
import dev.seans.identity.SessionId;
import dev.seans.identity.TrustedProxies;
import dev.seans.session.Access;
import dev.seans.session.ClaimOutcome;
import dev.seans.session.SessionLease;
import dev.seans.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The decision about a request. With {@code missing=refuse}:
 *
 * <ol>
 *   <li>A malformed id is refused, even at an entry: no client of ours sends one by itself.
 *   <li>Basic credentials, when there are any, are verified on every request, unless the server has done it before us. While
 *       {@link LoginBrake} holds them off, only an entry is refused: a session's id is enough without credentials, too.
 *   <li>At an entry the servlet opens a session, whatever id came along.
 *   <li>Without an id, the request is refused. Of several cookies the one counts that is valid, if it is the only one.
 *   <li>The session is claimed: the id must be one that we issued, in this scope, and not expired; the session must be
 *       of the user of the credentials, and of the client's address if the policy binds it. This may wait.
 *   <li>A session that belongs to nobody becomes a user's only with a new id, under every access. Where it gets none,
 *       because the id did not come in a cookie, or another request was faster, it is refused.
 * </ol>
 *
 * With {@code missing=create} and {@code recover} there is no entry, and wherever these steps refuse an id, the request
 * goes on as if it had none: it gets a session when it asks for one. Credentials that the realm does not know are not
 * for us there: those of a proxy, or ones that the application reads by itself. The request goes on as if it had none.
 *
 * <p>Formats come before any I/O; all that gets as far as the table of sessions costs the same claim.
 */
final class RequestIdentifier implements Identifier {

    private static final FailureLog AWAY =
            new FailureLog(System.getLogger(RequestIdentifier.class.getName()), Level.ERROR);

    private final FilterPolicy policy;
    private final SessionCookie cookie;
    private final TakeSession taking;
    private final Sessions sessions;
    private final TrustedProxies proxies;
    private final LoginBrake brake;

    RequestIdentifier(
            SessionCookie cookie, TakeSession taking, Sessions sessions, TrustedProxies proxies, LoginBrake brake) {
        this.policy = taking.policy();
        this.cookie = cookie;
        this.taking = taking;
        this.sessions = sessions;
        this.proxies = proxies;
        this.brake = brake;
    }

    @Override
    public Visitor visitor(HttpServletRequest request) {
        ClientOrigin origin = proxies.originOf(request);
        RequestedId requested = new RequestedIdReader(policy.sources(), cookie.nameFor(origin.secure())).read(request);
        return new Visitor(requested, ContainerLogin.user(request), origin);
    }

    @Override
    public Verdict identify(HttpServletRequest request, Visitor visitor) {
        Authorization authorization = Authorization.parse(request.getHeader("Authorization"));
        try {
            return identify(request, visitor, authorization);
        } catch (DatabaseException unreachable) {
            AWAY.log("A session could not be looked up; the client is told to come again later", unreachable);
            return refused(RefusalReason.UNAVAILABLE, visitor, authorization.namedUser());
        }
    }

    private Verdict identify(HttpServletRequest request, Visitor visitor, Authorization authorization) {
        if (visitor.requested() instanceof RequestedId.Malformed malformed
                && !policy.missing().makesSessions()) {
            return refused(RefusalReason.of(malformed), visitor, authorization.namedUser());
        }
        LoginBrake.Answer answer = answer(request, visitor, authorization);
        Optional<RefusalReason> objection = objection(answer, request);
        if (objection.isPresent()) {
            return refused(objection.get(), visitor, authorization.namedUser());
        }
        boolean isKnown = answer == LoginBrake.Answer.RIGHT;
        if (!isKnown && !(authorization instanceof Authorization.OtherScheme)) {
            RequestNotes.of(request)
                    .put("credentials", answer == LoginBrake.Answer.NOT_ASKED ? "not looked at" : "unknown");
        }
        // The server's spelling of the name: its realm may not care for upper and lower case.
        Visitor verified = visitor.as(
                ContainerLogin.user(request).or(() -> authorization.namedUser().filter(user -> isKnown)));
        if (policy.entry().matches(request)) {
            return new Verdict.Entry(
                    verified, new SessionEntry(sessions, policy.scope(), verified.user(), verified.origin()));
        }
        if (verified.requested() instanceof RequestedId.Several several) {
            return claimOneOf(several, request, verified);
        }
        return verified.present()
                .map(present -> claim(request, present, verified))
                .orElseGet(() -> missing(RefusalReason.NO_ID, verified));
    }

    /** If two are valid, one may have been planted: nobody knows which. */
    private Verdict claimOneOf(RequestedId.Several several, HttpServletRequest request, Visitor visitor) {
        List<SessionId> valid = several.ids().size() == 1 ? several.ids() : taking.valid(visitor, several.ids());
        RequestNotes.of(request)
                .put("cookies", several.values() + " of one name, " + valid.size() + " to be considered");
        if (valid.size() != 1) {
            return missing(valid.isEmpty() ? RefusalReason.UNKNOWN_ID : RefusalReason.MALFORMED_ID, visitor);
        }
        RequestedId.Present present = new RequestedId.Present(valid.get(0), IdSource.COOKIE);
        return claim(request, present, visitor.asking(present));
    }

    private Verdict claim(HttpServletRequest request, RequestedId.Present present, Visitor visitor) {
        long begun = System.nanoTime();
        ClaimOutcome outcome = taking.claim(visitor, present.id().key());
        if (policy.access() != Access.NONE) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            RequestNotes notes = RequestNotes.of(request);
            notes.put("access", policy.access().name().toLowerCase(Locale.ROOT));
            notes.put("waited", Long.toString(waited.toMillis()));
        }
        if (outcome instanceof ClaimOutcome.Refused late
                && late.reason() == ClaimOutcome.Reason.BEFORE_LOGIN
                && policy.missing().makesSessions()) {
            return new Verdict.Overtaken(visitor);
        }
        if (outcome instanceof ClaimOutcome.Refused refused) {
            return missing(RefusalReason.of(refused.reason()), visitor);
        }
        return outcome instanceof ClaimOutcome.Granted granted
                ? granted(granted.lease(), present.source(), visitor)
                : refused(RefusalReason.BUSY, visitor, visitor.user());
    }

    private Verdict granted(SessionLease lease, IdSource source, Visitor visitor) {
        return taking.adopt(lease, visitor, source == IdSource.COOKIE)
                .<Verdict>map(claimed -> new Verdict.Identified(visitor, claimed))
                .orElseGet(() -> missing(RefusalReason.OTHER_USER, visitor));
    }

    private Verdict missing(RefusalReason reason, Visitor visitor) {
        return policy.missing().makesSessions()
                ? new Verdict.Unknown(visitor)
                : refused(reason, visitor, visitor.user());
    }

    private static Verdict refused(RefusalReason reason, Visitor visitor, Optional<String> user) {
        return new Verdict.Refused(reason, visitor.present(), user);
    }

    private LoginBrake.Answer answer(HttpServletRequest request, Visitor visitor, Authorization authorization) {
        if (visitor.user().isPresent() || authorization instanceof Authorization.Absent) {
            return LoginBrake.Answer.RIGHT;
        }
        if (!(authorization instanceof Authorization.Basic basic)) {
            return LoginBrake.Answer.WRONG;
        }
        return policy.missing().makesSessions()
                ? brake.verifyForeign(request, visitor.origin().address(), basic)
                : brake.verify(request, visitor.origin().address(), basic);
    }

    private Optional<RefusalReason> objection(LoginBrake.Answer answer, HttpServletRequest request) {
        if (answer == LoginBrake.Answer.RIGHT || policy.missing().makesSessions()) {
            return Optional.empty();
        }
        if (answer == LoginBrake.Answer.WRONG) {
            return Optional.of(RefusalReason.WRONG_CREDENTIALS);
        }
        return policy.entry().matches(request) ? Optional.of(RefusalReason.LOGIN_BRAKED) : Optional.empty();
    }
}
