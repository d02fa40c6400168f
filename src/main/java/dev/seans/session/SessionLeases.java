package dev.seans.session;

import dev.seans.identity.SessionId;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Takes sessions for requests, and gives them back. */
@OnePerApplication
public class SessionLeases {

    private final LeaseRows leases;
    private final SessionRows sessions;
    private final Recovery recovery;
    private final LeaseNode node;
    private final Instance<SessionKeeping> keeping;
    private final Duration wait;

    @Inject
    public SessionLeases(
            LeaseRows leases,
            SessionRows sessions,
            Recovery recovery,
            LeaseNode node,
            Settings settings,
            @Any Instance<SessionKeeping> keeping) {
        this.leases = leases;
        this.sessions = sessions;
        this.recovery = recovery;
        this.node = node;
        this.keeping = keeping;
        this.wait = settings.duration(Setting.SESSION_WAIT);
    }

    /**
     * Takes a session; waits while others hold it.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public ClaimOutcome claim(SessionClaim claim, Access access) {
        long deadline = System.nanoTime() + wait.toNanos();
        Optional<ClaimOutcome> outcome = attempt(claim, access);
        while (outcome.isEmpty() && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(2_000_000);
            outcome = attempt(claim, access);
        }
        return outcome.orElseGet(() -> new ClaimOutcome.Busy(ClaimOutcome.WaitLimit.TIME));
    }

    /** Empty if others hold it. */
    private Optional<ClaimOutcome> attempt(SessionClaim claim, Access access) {
        if (access.locks()) {
            Optional<SessionLease> lease = leases.take(claim, access, false);
            if (lease.isPresent()) {
                return lease.map(ClaimOutcome.Granted::new);
            }
        }
        Optional<SessionRows.SeenData> seen = access == Access.SNAPSHOT
                ? sessions.lookWithData(claim.key())
                : sessions.look(claim.key()).map(state -> new SessionRows.SeenData(state, SessionData.NONE));
        return seen.isEmpty()
                ? Optional.of(new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID))
                : decide(claim, access, seen.get());
    }

    private Optional<ClaimOutcome> decide(SessionClaim claim, Access access, SessionRows.SeenData seen) {
        SessionState state = seen.state();
        Optional<ClaimOutcome> refusal =
                Admission.refusal(claim, state.session(), state.byPreviousKey()).map(ClaimOutcome.Refused::new);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!state.isLive() && !revived(state.session())) {
            return Optional.of(new ClaimOutcome.Refused(ClaimOutcome.Reason.UNKNOWN_ID));
        }
        if (access != Access.NONE && !state.isFreeFor(access, node.name())) {
            return Optional.empty();
        }
        if (access.locks()) {
            return leases.take(claim, access, state.byPreviousKey()).map(ClaimOutcome.Granted::new);
        }
        if (state.isTouchDue()) {
            sessions.touch(state.session());
        }
        return Optional.of(new ClaimOutcome.Granted(new SessionLease(access, state.session(), seen.data(), "", 0)));
    }

    private boolean revived(DurableSession session) {
        return keeping.stream().anyMatch(keeper -> keeper.needs(session.key())) && sessions.revive(session);
    }

    /** Opens a session with an id that nobody has ever seen; it is held from birth. */
    public OpenedSession open(NewSession wanted, Access access) {
        return recovery.open(wanted, access);
    }

    /**
     * {@code missing=recover}, S4, for a client whose id is missing or unknown: the freshest live session of its address
     * that holds nothing important and that nobody uses, with a new id; else a new one.
     *
     * @param binding EXACT and OFF: the same address; IPV6_64: the same network
     */
    public OpenedSession findAgainOrOpen(NewSession wanted, AddressBinding binding, Access access) {
        return recovery.findAgainOrOpen(wanted, binding, access);
    }

    /** As {@link #findAgainOrOpen}, but none is opened. */
    public Optional<OpenedSession> findAgain(NewSession wanted, AddressBinding binding, Access access) {
        return recovery.findAgain(wanted, binding, access);
    }

    /**
     * Writes what has changed, and lets others have the session: one statement, none if nothing is locked.
     *
     * @return false if the lease was lost or the session has ended: then nothing was written
     */
    public boolean release(SessionLease lease, SessionUpdate update) {
        if (!lease.access().mayChange() && !update.isNothing()) {
            throw new IllegalArgumentException("A session that is held " + lease.access() + " cannot be changed");
        }
        return !lease.access().locks() || leases.giveBack(lease, update);
    }

    /**
     * Ends the session for good: whoever still runs in it can save no more.
     *
     * @return false if it had ended already, or the lease was lost
     */
    public boolean end(SessionLease lease) {
        return leases.end(lease);
    }

    /**
     * Gives the session a new id, at once. Requests that are under way with the old one may use it for 15 s more, unless
     * the owner changes: an id from before a login is worth nothing.
     *
     * @param user who owns the session from now on; empty if nobody has logged in
     * @return the session with its new id, to be given back in place of the old lease; empty if that was lost
     */
    public Optional<OpenedSession> renew(SessionLease lease, String user) {
        SessionId id = SessionId.generate();
        return sessions.renew(lease, id.key(), user, user.equals(lease.session().user()))
                .map(session -> new SessionLease(lease.access(), session, lease.data(), lease.token(), lease.fence()))
                .map(renewed -> new OpenedSession(id, renewed, false));
    }
}
