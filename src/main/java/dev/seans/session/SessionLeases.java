package dev.seans.session;

import dev.seans.settings.OnePerApplication;

/** Takes sessions for requests, and gives them back. */
@OnePerApplication
public class SessionLeases {

    /**
     * Takes a session; waits while others hold it.
     *
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public ClaimOutcome claim(SessionClaim claim, Access access) {
        throw new UnsupportedOperationException();
    }

    /** Opens a session with an id that nobody has ever seen; it is held from birth. */
    public OpenedSession open(NewSession wanted, Access access) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code missing=recover}, S4, for a client whose id is missing or unknown: the freshest live session of its address
     * that holds nothing important and that nobody uses, with a new id; else a new one.
     *
     * @param binding EXACT and OFF: the same address; IPV6_64: the same network
     */
    public OpenedSession findAgainOrOpen(NewSession wanted, AddressBinding binding, Access access) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes what has changed, and lets others have the session: one statement, none if nothing is locked.
     *
     * @return false if the lease was lost or the session has ended: then nothing was written
     */
    public boolean release(SessionLease lease, SessionUpdate update) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the session for good: whoever still runs in it can save no more.
     *
     * @return false if it had ended already, or the lease was lost
     */
    public boolean end(SessionLease lease) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives the session a new id; the old one stays good for 15 s, for requests that are under way. Written at once.
     *
     * @param user who owns the session from now on; empty if nobody has logged in
     * @return false in the lease if it was lost
     */
    public OpenedSession renew(SessionLease lease, String user) {
        throw new UnsupportedOperationException();
    }
}
