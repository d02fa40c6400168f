package dev.seans.services;

import dev.seans.filter.RequestNotes;
import dev.seans.filter.SessionIdentity;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.filter.SessionReturn;
import dev.seans.filter.TakeSession;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceSessions;
import dev.seans.session.OpenedSession;
import dev.seans.session.Renewal;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Gives the session of a service back to its pool, or to its client, or ends it. A new one that is not ready ends in any
 * case: without its parameters it must never serve a call.
 */
final class ReturnServiceSession implements SessionReturn {

    private static final Logger LOG = System.getLogger(SessionIdentityFilter.class.getName());

    private final ServiceSessions sessions;
    private final TakeSession taking;
    private final IdentifiedCall visit;
    private final boolean isNew;
    private volatile boolean isReady;

    ReturnServiceSession(ServiceSessions sessions, TakeSession taking, IdentifiedCall visit, boolean isNew) {
        this.sessions = sessions;
        this.taking = taking;
        this.visit = visit;
        this.isNew = isNew;
        this.isReady = !isNew;
    }

    /** Its parameters are set, and its client knows of it. */
    void ready() {
        isReady = true;
    }

    @Override
    public Optional<OpenedSession> renew(SessionLease lease, String user, Renewal renewal) {
        if (!user.equals(lease.session().user())) {
            throw new IllegalStateException("The session of a service belongs to the user whose credentials came with"
                    + " the call, and to nobody else: the client must send those of the other user");
        }
        if (visit.mode() != ReuseMode.USE) {
            throw new IllegalStateException("The session of a service with reuse=%s has no id that its client knows,"
                            .formatted(visit.mode().text())
                    + " so it can get no new one: only with reuse=use it can");
        }
        return taking.renew(lease, user, renewal);
    }

    /** From a pool nobody expects a certain session, so what the call has answered is true without it, too. */
    @Override
    public boolean release(SessionLease lease, SessionUpdate update) {
        boolean kept = sessions.giveBack(visit.call(), lease, update);
        if (kept || visit.mode() != ReuseMode.AUTOUSE) {
            return kept;
        }
        LOG.log(
                Level.WARNING,
                "Session {0} of service {1} was lost, because the call took longer than seans.session.max-hold: what the"
                        + " call has changed there is lost, its answer stands, and the next call gets another session",
                lease.session().key(),
                visit.call().service().title());
        return true;
    }

    /** What its parameters are would be lost with the rest. */
    @Override
    public boolean releaseUnsaved(SessionLease lease) {
        return isNew ? sessions.end(visit.call(), lease) : release(lease, SessionUpdate.NOTHING);
    }

    /** Where it would have ended anyway, nothing is lost. */
    @Override
    public boolean end(SessionLease lease) {
        return sessions.end(visit.call(), lease) || endsWithRequest();
    }

    /** A new one lives by its lease alone, which is nobody's business. */
    @Override
    public SessionLease shown(SessionLease lease) {
        return new SessionLease(
                lease.access(),
                lease.session().withIdle(visit.call().service().settings().maxAge()),
                lease.data(),
                lease.token(),
                lease.fence(),
                lease.byPreviousKey());
    }

    @Override
    public boolean endsWithRequest() {
        return !isReady || visit.isLastCall();
    }

    /** Where no id came along, the line tells of no source of it. */
    @Override
    public void describe(SessionIdentity identity, SessionLease lease, HttpServletRequest request) {
        RequestNotes notes = RequestNotes.of(request);
        if (isNew || visit.visitor().present().isEmpty()) {
            identity.attachTo(request);
            identity.noteWithoutSource(notes);
        } else {
            SessionReturn.super.describe(identity, lease, request);
        }
        new ServiceSession(
                        lease.session().key(),
                        visit.call().service(),
                        visit.call().user(),
                        lease.fence(),
                        lease.session().createdAt(),
                        lease.session().lastAccessAt())
                .attachTo(request);
    }
}
