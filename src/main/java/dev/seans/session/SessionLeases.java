package dev.seans.session;

import dev.seans.database.DatabaseError;
import dev.seans.database.DatabaseException;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes sessions for requests, and gives them back. */
@OnePerApplication
public class SessionLeases {

    private static final Logger LOG = System.getLogger(SessionLeases.class.getName());

    private final LeaseClaims claims;
    private final LookUps lookUps;
    private final Recovery recovery;
    private final SessionRows sessions;
    private final LeaseReturns returns;
    private final HeldLeases held;
    private final SessionLines lines;
    private final KnownSessions known;
    private final SessionTally tally;

    @Inject
    public SessionLeases(
            LeaseClaims claims,
            LookUps lookUps,
            Recovery recovery,
            SessionRows sessions,
            LeaseReturns returns,
            HeldLeases held,
            SessionLines lines,
            KnownSessions known,
            SessionTally tally) {
        this.claims = claims;
        this.lookUps = lookUps;
        this.recovery = recovery;
        this.sessions = sessions;
        this.returns = returns;
        this.held = held;
        this.lines = lines;
        this.known = known;
        this.tally = tally;
    }

    /**
     * Takes a session; waits while others hold it. With {@link Access#NONE} nobody waits, and what was found less than 5
     * s ago is taken for true.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public ClaimOutcome claim(SessionClaim claim, Access access) {
        return access == Access.NONE ? lookUps.claim(claim) : claims.claim(claim, access);
    }

    /**
     * The same, for a request that waits for so long, not for {@code seans.session.wait}.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public ClaimOutcome claim(SessionClaim claim, Access access, Duration longestWait) {
        return access == Access.NONE ? lookUps.claim(claim) : claims.claim(claim, access, longestWait);
    }

    /**
     * Which of several keys are those of a session that the client may have, in one statement; nothing is taken.
     *
     * @param like who asks; its key does not matter
     * @param keys one to three
     */
    public List<SessionKey> valid(SessionClaim like, List<SessionKey> keys) {
        return lookUps.valid(like, keys);
    }

    /**
     * Takes a session alone if that is possible at once: one statement, which checks everything. For sessions that are as
     * good as any other of their kind; who must have this one uses {@link #claim}.
     *
     * @return empty if the session is not there for this client, or somebody has it
     */
    public Optional<SessionLease> tryTake(SessionClaim claim) {
        return claims.tryTake(claim).map(this::held);
    }

    /**
     * Keeps other nodes from taking the session for so long. Needs no lease: it is for who waits until the one who has the
     * session gives it back.
     *
     * @param session its number
     * @return false if another node was first, or the session has ended
     */
    public boolean reserve(long session, Duration time) {
        return claims.reserve(session, time);
    }

    /**
     * Opens a session of a service, which is held alone from birth.
     *
     * @return empty if another session has the slot, or is about to; never if none is asked for
     * @throws DatabaseException if the database does not answer, or lets another statement go first and no slot is asked for
     */
    public Optional<OpenedSession> openAt(NewSession wanted, ServicePlace place) {
        SessionId id = SessionId.generate();
        try {
            return Optional.of(held(new OpenedSession(id, sessions.insertAt(id, wanted, place), true)));
        } catch (DatabaseException failed) {
            if (place.slot().isEmpty() || !DatabaseError.isLostRace(failed)) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    /** Opens a session with an id that nobody has ever seen; it is held from birth. */
    public OpenedSession open(NewSession wanted, Access access) {
        return held(recovery.open(wanted, access));
    }

    /**
     * {@code missing=recover} for a client whose id is missing or unknown: the freshest live session of its address
     * that holds nothing important and that nobody uses, with a new id; else a new one.
     *
     * @param binding EXACT and OFF: the same address; IPV6_64: the same network
     */
    public OpenedSession findAgainOrOpen(NewSession wanted, AddressBinding binding, Access access) {
        return held(recovery.findAgainOrOpen(wanted, binding, access));
    }

    /** Nobody else has heard of the id, so there is no line to stand in, only one to begin. */
    private OpenedSession held(OpenedSession opened) {
        if (opened.lease().access().locks()) {
            held(opened.lease());
        }
        return opened;
    }

    /** The database has given the session already, so nobody else of the line has it. */
    private SessionLease held(SessionLease lease) {
        SessionLines.Place place = lines.join(lease.session().key(), lease.access());
        place.granted();
        held.taken(lease, place);
        return lease;
    }

    /** As {@link #findAgainOrOpen}, but none is opened. */
    public Optional<OpenedSession> findAgain(NewSession wanted, AddressBinding binding, Access access) {
        return recovery.findAgain(wanted, binding, access).map(this::held);
    }

    /**
     * Writes what has changed, and lets others have the session: one statement, none if nothing is locked. A request that
     * has held its session for too long may still save, unless another one has had the session since.
     *
     * @return false if the lease was lost or the session has ended: then nothing was written
     * @throws IllegalArgumentException if something has changed, but the request was not alone
     */
    public boolean release(SessionLease lease, SessionUpdate update) {
        if (!lease.access().mayChange() && !update.isNothing()) {
            throw new IllegalArgumentException("A session that is held " + lease.access() + " cannot be changed");
        }
        if (!lease.access().locks()) {
            return true;
        }
        try {
            boolean kept = returns.giveBack(lease, update);
            if (!kept) {
                noteLoss(lease, update);
            }
            return kept;
        } finally {
            held.givenBack(lease);
        }
    }

    private void noteLoss(SessionLease lease, SessionUpdate update) {
        tally.lost(!update.isNothing());
        LOG.log(
                update.isNothing() ? Level.INFO : Level.WARNING,
                "A request no longer held session {0} when it gave it back: it was held for too long, or has ended. {1}",
                lease.session().key(),
                update.isNothing() ? "It had nothing to save" : "What it has changed is not saved");
    }

    /**
     * Ends the session for good, even if the lease was lost: whoever still runs in it can save no more.
     *
     * @return false if it had ended already
     * @throws dev.seans.database.DatabaseException if the database does not answer: then the lease is still to be given
     *     back
     */
    public boolean end(SessionLease lease) {
        boolean ended;
        try {
            ended = returns.end(lease.session().number());
        } finally {
            known.forget(lease.session().key());
        }
        held.givenBack(lease);
        return ended;
    }

    /** Forgets that this node holds the session: its lease is not prolonged any more, and ends by itself. */
    public void abandon(SessionLease lease) {
        held.givenBack(lease);
    }

    /** As the other one, for a request that came with the id that is replaced. */
    public Optional<OpenedSession> renew(SessionLease lease, String user) {
        return renew(lease, user, Renewal.FIRST);
    }

    /**
     * Gives the session a new id, at once. Requests that are under way with the old one may use it for 15 s more; but if
     * the owner changes, only the owner: to anybody else an id from before a login is worth nothing.
     *
     * @param user who owns the session from now on; empty if nobody has logged in
     * @return the session with its new id, to be given back in place of the old lease; empty if that was lost, or
     *     was taken with an id from before an earlier renewal by anybody but its owner
     */
    public Optional<OpenedSession> renew(SessionLease lease, String user, Renewal renewal) {
        if (lease.byPreviousKey() && !isOfOwner(lease, user, renewal)) {
            return Optional.empty();
        }
        SessionId id = SessionId.generate();
        Optional<DurableSession> renewed = sessions.renew(lease, id.key(), user, renewal);
        known.forget(lease.session().key());
        renewed.flatMap(session -> held.of(lease))
                .ifPresent(holding -> holding.place().alsoFor(id.key()));
        return renewed.map(session -> new OpenedSession(id, lease.of(session), false));
    }

    private static boolean isOfOwner(SessionLease lease, String user, Renewal renewal) {
        return renewal == Renewal.OF_OWNER
                && !user.isEmpty()
                && user.equals(lease.session().user());
    }
}
