package dev.seans.session;

import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may have a session. The statement that takes a lease has the same rules, in SQL. */
@OnePerApplication
class Admission {

    private final SessionRows sessions;
    private final Instance<SessionKeeping> keeping;

    @Inject
    public Admission(SessionRows sessions, @Any Instance<SessionKeeping> keeping) {
        this.sessions = sessions;
        this.keeping = keeping;
    }

    /** Why the client may not have the session; empty if it may. */
    Optional<Reason> refusal(SessionClaim claim, SessionState state) {
        DurableSession session = state.session();
        if (!session.scope().equals(claim.scope())) {
            return Optional.of(Reason.UNKNOWN_ID);
        }
        if (!session.user().isEmpty()
                && claim.user().filter(user -> !user.equals(session.user())).isPresent()) {
            return Optional.of(Reason.OTHER_USER);
        }
        if (!isFromThere(claim, session, state.byPreviousKey())) {
            return Optional.of(Reason.OTHER_ADDRESS);
        }
        if (!state.isLive() && !isKeptAlive(session)) {
            return Optional.of(Reason.UNKNOWN_ID);
        }
        return state.forOwnerOnly() && !claim.user().equals(Optional.of(session.user()))
                ? Optional.of(Reason.BEFORE_LOGIN)
                : Optional.empty();
    }

    /** A key that is no longer current is good for requests that were under way, so for their network only. */
    private static boolean isFromThere(SessionClaim claim, DurableSession session, boolean byPreviousKey) {
        return switch (claim.binding()) {
            case EXACT -> session.address().equals(claim.client().text());
            case IPV6_64 -> session.network().equals(claim.client().network());
            case OFF ->
                !byPreviousKey || session.network().equals(claim.client().network());
        };
    }

    private boolean isKeptAlive(DurableSession session) {
        return keeping.stream().anyMatch(keeper -> keeper.needs(session.key())) && sessions.revive(session);
    }
}
