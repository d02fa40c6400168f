package dev.seans.reuse;

import dev.seans.identity.SessionKey;
import dev.seans.publications.ReuseMode;
import dev.seans.session.NewSession;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionLeases;
import dev.seans.session.SessionUpdate;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The door to the sessions of services: each call gets one, in the way of its service, and gives it back.
 *
 * <p>A new session lives by its lease alone until it is given back for the first time. If its parameters could not be set,
 * it must be ended instead.
 */
@OnePerApplication
public class ServiceSessions {

    private static final Logger LOG = System.getLogger(ServiceSessions.class.getName());

    private final ServicePool pool;
    private final ManagedSessions managed;
    private final NodePools pools;
    private final SessionLeases leases;

    @Inject
    public ServiceSessions(ServicePool pool, ManagedSessions managed, NodePools pools, SessionLeases leases) {
        this.pool = pool;
        this.managed = managed;
        this.pools = pools;
        this.leases = leases;
    }

    /** {@code autouse}: an idle session of the same combination, else a new one; waits for {@code poolTimeout}. */
    public ServiceOutcome fromPool(ServiceCall call) {
        return pool.sessionFor(call);
    }

    /** {@code use} with {@code start}: a new session that the client manages. */
    public ServiceOutcome start(ServiceCall call) {
        return managed.start(call);
    }

    /** {@code use}: the session of this key, if it is of this combination; waits for {@code poolTimeout}. */
    public ServiceOutcome attach(ServiceCall call, SessionKey key) {
        return managed.attach(call, key);
    }

    /** Whether there is a session of this key and this combination; nothing is taken. */
    public boolean isLive(ServiceCall call, SessionKey key) {
        return !leases.valid(call.claim(key, call.binding()), List.of(key)).isEmpty();
    }

    /** {@code dontuse}: a session for this call alone. */
    public ServiceOutcome single(ServiceCall call) {
        return managed.single(call);
    }

    /** The parameters of a new session have been set, which has taken so long. */
    public void setUp(ServiceCall call, Duration took) {
        pools.of(call).tally().setUp(took);
    }

    /**
     * The call is over: what has changed is written, and the next one may have the session. Its idle time is
     * {@code sessionMaxAge}, whatever the update says.
     *
     * @return false if the lease was lost: nothing was written
     */
    public boolean giveBack(ServiceCall call, SessionLease lease, SessionUpdate update) {
        boolean kept = false;
        try {
            kept = leases.release(lease, withMaxAge(call, lease, update));
            return kept;
        } finally {
            tellPool(call, lease, kept);
        }
    }

    /** Written only when it differs: the give-back of a call that has changed nothing waits for no disk. */
    private static SessionUpdate withMaxAge(ServiceCall call, SessionLease lease, SessionUpdate update) {
        Duration maxAge = call.settings().maxAge();
        Duration longest = NewSession.LONGEST_IDLE;
        long millis = (maxAge.compareTo(longest) < 0 ? maxAge : longest).toMillis();
        boolean differs = lease.session().idle().toMillis() != millis;
        return new SessionUpdate(
                update.data(), differs ? Optional.of(Duration.ofMillis(millis)) : Optional.empty(), update.important());
    }

    /**
     * Ends the session: after {@code finish}, after a single call, or when its parameters could not be set. It is given
     * back in any case.
     *
     * @return false if it had ended already
     * @throws dev.seans.database.DatabaseException if the database does not answer: then the session ends with its lease
     */
    public boolean end(ServiceCall call, SessionLease lease) {
        try {
            return leases.end(lease);
        } catch (RuntimeException failed) {
            letGo(lease);
            throw failed;
        } finally {
            tellPool(call, lease, false);
        }
    }

    /** A new session dies with its lease; another one lives on from then on, until its idle time is over. */
    private void letGo(SessionLease lease) {
        leases.abandon(lease);
        LOG.log(
                Level.WARNING,
                "Session {0} could not be ended: nobody gets it before its lease is over, and if it is new, nobody at all",
                lease.session().key());
    }

    private void tellPool(ServiceCall call, SessionLease lease, boolean kept) {
        if (call.settings().mode() == ReuseMode.AUTOUSE) {
            pool.givenBack(call, lease, kept);
        }
    }
}
