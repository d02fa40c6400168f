package dev.seans.filter;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome;
import dev.seans.session.NewSession;
import dev.seans.session.OpenedSession;
import dev.seans.session.SessionClaim;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionLeases;
import dev.seans.session.SessionUpdate;
import java.time.Duration;
import java.util.Optional;

/** Takes sessions in the way that the policy of one filter says, and gives them back. */
final class SessionTaking {

    private final FilterPolicy policy;
    private final SessionLeases leases;
    private final Duration idle;

    /** Sessions that are made here end when they were idle for so long. */
    SessionTaking(FilterPolicy policy, SessionLeases leases, Duration idle) {
        this.policy = policy;
        this.leases = leases;
        this.idle = idle;
    }

    FilterPolicy policy() {
        return policy;
    }

    ClaimOutcome claim(Visitor visitor, SessionKey key) {
        return leases.claim(
                new SessionClaim(
                        key, policy.scope(), visitor.user(), visitor.origin().address(), policy.binding()),
                policy.access());
    }

    /**
     * The session that the visitor had before, as far as the policy lets it be found without its id. Whoever has logged
     * in gets one of their own: what is found belongs to nobody.
     */
    Optional<OpenedSession> findAgain(Visitor visitor) {
        return finds(visitor) ? leases.findAgain(wanted(visitor), policy.binding(), policy.access()) : Optional.empty();
    }

    OpenedSession findAgainOrOpen(Visitor visitor) {
        return finds(visitor)
                ? leases.findAgainOrOpen(wanted(visitor), policy.binding(), policy.access())
                : open(visitor);
    }

    private boolean finds(Visitor visitor) {
        return policy.missing() == Missing.RECOVER && visitor.user().isEmpty();
    }

    OpenedSession open(Visitor visitor) {
        return leases.open(wanted(visitor), policy.access());
    }

    /** Empty if the session was lost meanwhile. */
    Optional<OpenedSession> renew(SessionLease lease, String user) {
        return leases.renew(lease, user);
    }

    boolean release(SessionLease lease, SessionUpdate update) {
        return leases.release(lease, update);
    }

    boolean end(SessionLease lease) {
        return leases.end(lease);
    }

    private NewSession wanted(Visitor visitor) {
        return new NewSession(
                policy.scope(), visitor.user().orElse(""), visitor.origin().address(), idle);
    }
}
