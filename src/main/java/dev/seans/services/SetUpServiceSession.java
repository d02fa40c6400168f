package dev.seans.services;

import dev.seans.filter.RequestSession;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.reuse.ServiceCall;
import dev.seans.reuse.ServiceSessions;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Lets the team's {@link SessionParameters}, if there are any, prepare new sessions of services. */
final class SetUpServiceSession {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final Optional<SessionParameters> parameters;
    private final ServiceSessions sessions;

    SetUpServiceSession(Optional<SessionParameters> parameters, ServiceSessions sessions) {
        this.parameters = parameters;
        this.sessions = sessions;
    }

    /** False if the session cannot be used; the log has the reason. */
    boolean prepare(IdentifiedCall visit, RequestSession session) {
        long begun = System.nanoTime();
        if (parameters.isPresent() && !isDone(parameters.get(), visit, session)) {
            return false;
        }
        sessions.setUp(visit.call(), Duration.ofNanos(System.nanoTime() - begun));
        return true;
    }

    private static boolean isDone(SessionParameters parameters, IdentifiedCall visit, RequestSession session) {
        HttpSession mine = Objects.requireNonNull(session.get(false), "the request holds its session");
        try {
            parameters.set(new SessionStart(
                    visit.call().service(),
                    visit.call().user(),
                    visit.separators(),
                    visit.safeMode(),
                    mine::setAttribute));
            return true;
        } catch (Exception failed) {
            logFailure(visit.call(), session, failed);
            return false;
        }
    }

    private static void logFailure(ServiceCall call, RequestSession session, Exception failed) {
        LOG.log(
                Level.ERROR,
                "The parameters of session "
                        + session.key().map(Object::toString).orElse("") + " of service "
                        + call.service().title()
                        + " could not be set: the session ends, its client is told 406, and the next call tries again",
                failed);
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
