package dev.seans.filter;

import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome;
import dev.seans.session.NewSession;
import dev.seans.session.OpenedSession;
import dev.seans.session.Renewal;
import dev.seans.session.SessionClaim;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionLeases;
import dev.seans.session.SessionUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes sessions in the way that the policy of one filter says, and gives them back. */
public final class TakeSession implements SessionReturn {

    private final FilterPolicy policy;
    private final SessionLeases leases;
    private final Duration idle;

    /** Sessions that are made here end when they were idle for so long. */
    TakeSession(FilterPolicy policy, SessionLeases leases, Duration idle) {
        this.policy = policy;
        this.leases = leases;
        this.idle = idle;
    }

    public FilterPolicy policy() {
        return policy;
    }

    /** Throws {@link IllegalStateException} where the policy makes none. */
    void requireThatSessionsAreMade() {
        if (policy.reuse().isPresent()) {
            throw new IllegalStateException("The request has no session any more, and a call of a service gets one"
                    + " only once, before it begins");
        }
        if (!policy.missing().makesSessions()) {
            throw new IllegalStateException("The request has no session, and with missing=refuse none is made here:"
                    + " map this URL with missing=create or recover in web.xml");
        }
    }

    ClaimOutcome claim(Visitor visitor, SessionKey key) {
        return leases.claim(claimOf(visitor, key), policy.access());
    }

    /** Those of several ids that are of a session which the visitor may have. */
    List<SessionId> valid(Visitor visitor, List<SessionId> ids) {
        List<SessionKey> keys = ids.stream().map(SessionId::key).toList();
        List<SessionKey> valid = leases.valid(claimOf(visitor, keys.get(0)), keys);
        return ids.stream().filter(id -> valid.contains(id.key())).toList();
    }

    private SessionClaim claimOf(Visitor visitor, SessionKey key) {
        return new SessionClaim(
                key, policy.scope(), visitor.user(), visitor.origin().address(), policy.binding());
    }

    /**
     * A session that belongs to nobody becomes that of a user who has logged in, with a new id and under every access:
     * whoever knew the old one, and may have planted it, is left behind.
     *
     * @param canBeTold whether the client can be told a new id
     * @return empty if the session got no new id, because the client cannot be told, it came with a former id, or
     *     another request was faster: then it is given back, and not for this visitor
     */
    Optional<Verdict.Claimed> adopt(SessionLease lease, Visitor visitor, boolean canBeTold) {
        SessionKey former = lease.session().key();
        Optional<Verdict.Claimed> claimed = Optional.empty();
        try {
            claimed = lease.session().user().isEmpty() && visitor.user().isPresent()
                    ? Optional.of(visitor.user().get())
                            .filter(user -> canBeTold)
                            .flatMap(user -> leases.renew(lease, user))
                            .map(renewed -> new Verdict.Claimed(renewed.lease(), Optional.of(renewed.id()), former))
                    : Optional.of(new Verdict.Claimed(lease, Optional.empty(), former));
        } finally {
            if (claimed.isEmpty()) {
                leases.release(lease, SessionUpdate.NOTHING);
            }
        }
        return claimed;
    }

    /**
     * The session of a visitor who came with the id from before a login, and has just logged in, too. It gets one more
     * id: the answer that had the last one may never be seen.
     *
     * @return empty if it is not the visitor's, or others hold it
     */
    Optional<Verdict.Claimed> join(Visitor visitor) {
        return visitor.key()
                .map(key -> claim(visitor, key))
                .filter(ClaimOutcome.Granted.class::isInstance)
                .flatMap(granted -> join(((ClaimOutcome.Granted) granted).lease(), visitor));
    }

    private Optional<Verdict.Claimed> join(SessionLease lease, Visitor visitor) {
        Optional<Verdict.Claimed> joined = Optional.empty();
        try {
            joined = leases.renew(lease, visitor.user().orElse(""), Renewal.OF_OWNER)
                    .map(renewed -> new Verdict.Claimed(
                            renewed.lease(),
                            Optional.of(renewed.id()),
                            lease.session().key()));
        } finally {
            if (joined.isEmpty()) {
                leases.release(lease, SessionUpdate.NOTHING);
            }
        }
        return joined;
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

    @Override
    public Optional<OpenedSession> renew(SessionLease lease, String user, Renewal renewal) {
        return leases.renew(lease, user, renewal);
    }

    @Override
    public boolean release(SessionLease lease, SessionUpdate update) {
        return leases.release(lease, update);
    }

    @Override
    public boolean end(SessionLease lease) {
        return leases.end(lease);
    }

    private NewSession wanted(Visitor visitor) {
        return new NewSession(
                policy.scope(), visitor.user().orElse(""), visitor.origin().address(), idle);
    }

    /** Ends a session with its request, because no client has heard of it. */
    record PassingReturn(TakeSession taking) implements SessionReturn {

        @Override
        public Optional<OpenedSession> renew(SessionLease lease, String user, Renewal renewal) {
            return taking.renew(lease, user, renewal);
        }

        @Override
        public boolean release(SessionLease lease, SessionUpdate update) {
            return taking.release(lease, update);
        }

        @Override
        public boolean end(SessionLease lease) {
            return taking.end(lease);
        }

        @Override
        public boolean endsWithRequest() {
            return true;
        }
    }

    /** A session that is claimed as soon as somebody asks for it, once. */
    static final class LaterClaim {

        private @Nullable SessionKey key;
        private boolean busy;

        void of(Optional<SessionKey> wanted) {
            key = wanted.orElse(null);
        }

        /** Empty once it was claimed, whatever came of it; but not if it was busy. */
        Optional<SessionKey> key() {
            return Optional.ofNullable(key);
        }

        /** Others hold it: it is not claimed again. */
        boolean isBusy() {
            return busy;
        }

        /** Throws {@link IllegalStateException} if it is: another one in its place would cost the client its own. */
        void requireNotNeeded(boolean isNeeded) {
            if (isNeeded) {
                throw new IllegalStateException("The session is held by other requests: nobody can have it right now");
            }
        }

        Optional<SessionLease> claim(TakeSession taking, Visitor visitor) {
            SessionKey wanted = key;
            if (wanted == null || busy) {
                return Optional.empty();
            }
            ClaimOutcome outcome = taking.claim(visitor, wanted);
            busy = outcome instanceof ClaimOutcome.Busy;
            key = busy ? wanted : null;
            return outcome instanceof ClaimOutcome.Granted granted ? Optional.of(granted.lease()) : Optional.empty();
        }
    }
}
