package dev.seans.filter;

import dev.seans.database.DatabaseException;
import dev.seans.identity.Authorization;
import dev.seans.identity.ClientAddress;
import dev.seans.identity.RequestedId;
import dev.seans.identity.RequestedIdReader;
import dev.seans.session.DurableSession;
import dev.seans.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The decision table of {@code missing=refuse}:
 *
 * <ol>
 *   <li>A malformed id is refused, even at an entry: no client of ours sends one by itself.
 *   <li>Basic credentials, when there are any, are verified on every request.
 *   <li>At an entry the servlet opens a session, whatever id came along.
 *   <li>Without an id, the request is refused.
 *   <li>The id must be one that we issued, in this scope, and not expired.
 *   <li>The session must belong to the user of the credentials, and to the client's address if the policy binds it.
 * </ol>
 *
 * Formats come before any I/O; all that gets as far as the table of sessions costs the same one look-up.
 */
final class RequestIdentifier {

    private static final Logger LOG = System.getLogger(RequestIdentifier.class.getName());

    private final FilterPolicy policy;
    private final RequestedIdReader ids;
    private final Sessions sessions;

    RequestIdentifier(FilterPolicy policy, String cookieName, Sessions sessions) {
        this.policy = policy;
        this.ids = new RequestedIdReader(policy.sources(), cookieName);
        this.sessions = sessions;
    }

    Verdict identify(HttpServletRequest request) {
        RequestedId requested = ids.read(request);
        Authorization authorization = Authorization.parse(request.getHeader("Authorization"));
        try {
            return identify(request, requested, authorization);
        } catch (DatabaseException unreachable) {
            LOG.log(
                    Level.ERROR,
                    "A session could not be looked up; the client is told to come again later",
                    unreachable);
            return refused(RefusalReason.UNAVAILABLE, requested, authorization);
        }
    }

    private Verdict identify(HttpServletRequest request, RequestedId requested, Authorization authorization) {
        if (requested instanceof RequestedId.Malformed) {
            return refused(RefusalReason.MALFORMED_ID, requested, authorization);
        }
        if (!isVerified(request, authorization)) {
            return refused(RefusalReason.WRONG_CREDENTIALS, requested, authorization);
        }
        if (policy.entry().matches(request)) {
            return new Verdict.Entry(entry(request, authorization));
        }
        return requested instanceof RequestedId.Present present
                ? attach(request, present, authorization)
                : refused(RefusalReason.NO_ID, requested, authorization);
    }

    private static Verdict refused(RefusalReason reason, RequestedId requested, Authorization authorization) {
        Optional<RequestedId.Present> claimed =
                requested instanceof RequestedId.Present present ? Optional.of(present) : Optional.empty();
        return new Verdict.Refused(reason, claimed, user(authorization));
    }

    private static Optional<String> user(Authorization authorization) {
        return authorization instanceof Authorization.Basic basic ? Optional.of(basic.user()) : Optional.empty();
    }

    private static boolean isVerified(HttpServletRequest request, Authorization authorization) {
        return authorization instanceof Authorization.Absent
                || (authorization instanceof Authorization.Basic basic && ContainerLogin.verify(request, basic));
    }

    private SessionEntry entry(HttpServletRequest request, Authorization authorization) {
        return new SessionEntry(sessions, policy.scope(), user(authorization), request.getRemoteAddr());
    }

    private Verdict attach(HttpServletRequest request, RequestedId.Present present, Authorization authorization) {
        Optional<DurableSession> found = sessions.find(present.id().key())
                .filter(session -> session.scope().equals(policy.scope()));
        if (found.isEmpty()) {
            return refused(RefusalReason.UNKNOWN_ID, present, authorization);
        }
        DurableSession session = found.get();
        if (authorization instanceof Authorization.Basic basic && !basic.user().equals(session.user())) {
            return refused(RefusalReason.OTHER_USER, present, authorization);
        }
        if (!policy.binding()
                .allows(new ClientAddress(session.address()), new ClientAddress(request.getRemoteAddr()))) {
            return refused(RefusalReason.OTHER_ADDRESS, present, authorization);
        }
        sessions.touch(session);
        return new Verdict.Identified(new SessionIdentity(session.key(), present.source(), session.user()));
    }
}
