package dev.seans.services;

import dev.seans.filter.RefusalReason;
import dev.seans.filter.RequestNotes;
import dev.seans.filter.RequestSession;
import dev.seans.filter.SessionGrant;
import dev.seans.filter.TakeSession;
import dev.seans.filter.Verdict;
import dev.seans.identity.SessionControl.Command;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceCall;
import dev.seans.reuse.ServiceOutcome;
import dev.seans.reuse.ServiceSessions;
import dev.seans.session.SessionLease;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a session for a call, by the reuse of its service:
 *
 * <ol>
 *   <li>{@code autouse}: one of the pool. An id that came along counts for nothing, nor does a command.
 *   <li>{@code dontuse}: one for this call. The same.
 *   <li>{@code use} without an id: {@code start} makes a session; anything else is refused.
 *   <li>{@code use} with an id: the call gets this session. If there is none for this client, {@code start} makes one;
 *       anything else is refused. A client that sends {@code start} takes its id from each answer, so it is told the id
 *       again; unless this is a former one, which is good for a moment only.
 * </ol>
 */
final class TakeServiceSession {

    private final ServiceSessions sessions;
    private final TakeSession taking;
    private final SetUpServiceSession setUp;

    TakeServiceSession(ServiceSessions sessions, TakeSession taking, SetUpServiceSession setUp) {
        this.sessions = sessions;
        this.taking = taking;
        this.setUp = setUp;
    }

    /** Whether the call comes with the id of a session that is there, of its user and its combination. */
    boolean isOfLiveSession(IdentifiedCall visit) {
        return visit.visitor()
                .key()
                .filter(key -> sessions.isLive(visit.call(), key))
                .isPresent();
    }

    /** May wait. */
    Verdict take(IdentifiedCall visit, HttpServletRequest request) {
        long begun = System.nanoTime();
        Optional<ServiceOutcome> outcome = outcome(visit);
        RequestNotes.of(request)
                .put(
                        "waited",
                        Long.toString(
                                Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        return outcome.map(known -> verdict(known, visit, request))
                .orElseGet(() -> refused(RefusalReason.NO_ID, visit));
    }

    /** Empty if the client says nothing of a session. */
    private Optional<ServiceOutcome> outcome(IdentifiedCall visit) {
        return switch (visit.mode()) {
            case AUTOUSE -> Optional.of(sessions.fromPool(visit.call()));
            case DONTUSE -> Optional.of(sessions.single(visit.call()));
            case USE -> managed(visit);
        };
    }

    private Optional<ServiceOutcome> managed(IdentifiedCall visit) {
        ServiceCall call = visit.call();
        boolean starts = visit.command() == Command.START;
        Optional<SessionKey> key = visit.visitor().key();
        if (key.isEmpty()) {
            return starts ? Optional.of(sessions.start(call)) : Optional.empty();
        }
        ServiceOutcome attached = sessions.attach(call, key.get());
        return Optional.of(starts && isUnknown(attached) ? sessions.start(call) : attached);
    }

    private static boolean isUnknown(ServiceOutcome outcome) {
        return outcome instanceof ServiceOutcome.Refused refused && refused.reason() == ServiceOutcome.Reason.UNKNOWN;
    }

    private Verdict verdict(ServiceOutcome outcome, IdentifiedCall visit, HttpServletRequest request) {
        if (outcome instanceof ServiceOutcome.Opened opened) {
            return granted(visit, opened.lease(), opened.isNew(), told(visit, opened), request);
        }
        if (outcome instanceof ServiceOutcome.Reused reused) {
            return granted(visit, reused.lease(), false, told(visit, reused), request);
        }
        return refused(RefusalReason.of(((ServiceOutcome.Refused) outcome).reason()), visit);
    }

    private static Optional<SessionId> told(IdentifiedCall visit, ServiceOutcome.Opened opened) {
        return Optional.of(opened.id()).filter(id -> visit.mode() == ReuseMode.USE);
    }

    private static Optional<SessionId> told(IdentifiedCall visit, ServiceOutcome.Reused reused) {
        return visit.command() == Command.START && !reused.lease().byPreviousKey()
                ? visit.visitor().present().map(present -> present.id())
                : Optional.empty();
    }

    private Verdict granted(
            IdentifiedCall visit,
            SessionLease lease,
            boolean isNew,
            Optional<SessionId> told,
            HttpServletRequest request) {
        RequestNotes.of(request).put("made", isNew ? "new" : "again");
        return new Verdict.Granted(
                visit.visitor(),
                new Grant(visit, lease, isNew, told, new ReturnServiceSession(sessions, taking, visit, isNew), setUp));
    }

    private static Verdict refused(RefusalReason reason, IdentifiedCall visit) {
        return new Verdict.Refused(
                reason, visit.visitor().present(), visit.visitor().user());
    }

    /**
     * The session that a call of a service has got.
     *
     * @param isNew whether its parameters are still to be set
     * @param told the id that the client must hear
     * @param way back, at the end of the call
     */
    record Grant(
            IdentifiedCall visit,
            SessionLease lease,
            boolean isNew,
            Optional<SessionId> told,
            ReturnServiceSession way,
            SetUpServiceSession setUp)
            implements SessionGrant {

        /**
         * What comes before the call:
         *
         * <ol>
         *   <li>The request holds the session.
         *   <li>The parameters of a new one are set. If that fails, it ends, and nobody has heard of it.
         *   <li>The client is told the id.
         *   <li>Only now it is a session like any other, that others may have when the call is over.
         * </ol>
         *
         * @return why the call may not go on
         */
        @Override
        public Optional<RefusalReason> settle(RequestSession session) {
            session.hold(this);
            if (isNew && !setUp.prepare(visit, session)) {
                session.giveBack("The parameters of the session could not be set");
                return Optional.of(RefusalReason.SET_UP_FAILED);
            }
            told.ifPresent(session::tell);
            way.ready();
            return Optional.empty();
        }
    }
}
