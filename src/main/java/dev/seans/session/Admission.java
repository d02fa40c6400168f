package dev.seans.session;

import dev.seans.session.ClaimOutcome.Reason;
import java.util.Optional;

/** Who may have a session. The statements that take a lease have the same rules, in SQL. */
final class Admission {

    private Admission() {}

    /** Why the client may not have it; empty if it may. */
    static Optional<Reason> refusal(SessionClaim claim, DurableSession session, boolean byPreviousKey) {
        if (!session.scope().equals(claim.scope())) {
            return Optional.of(Reason.UNKNOWN_ID);
        }
        if (!session.user().isEmpty()
                && claim.user().filter(user -> !user.equals(session.user())).isPresent()) {
            return Optional.of(Reason.OTHER_USER);
        }
        return isFromThere(claim, session, byPreviousKey) ? Optional.empty() : Optional.of(Reason.OTHER_ADDRESS);
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
}
