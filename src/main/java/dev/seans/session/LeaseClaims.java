package dev.seans.session;

import dev.seans.session.ClaimOutcome.Busy;
import dev.seans.session.ClaimOutcome.Granted;
import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.session.ClaimOutcome.Refused;
import dev.seans.session.ClaimOutcome.WaitLimit;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes sessions for requests that must not meet others in them:
 *
 * <ol>
 *   <li>The request joins the session's line on this node. If it must wait there, a look comes first: whoever may not
 *       have the session shall not stand in the way of those who may. Then it waits for its turn to ask.
 *   <li>It tries to take the session, in one statement that checks everything; or to read it, where a copy is enough.
 *   <li>If that meant no row, a second one looks why: the client may not have the session, or it came with the id from
 *       before a renewal, or others hold it.
 *   <li>If others do, the next turn is reserved for this node, and the request waits again. From then on it looks first:
 *       a look costs the database no write.
 * </ol>
 */
@OnePerApplication
class LeaseClaims {

    /** Long against a pause, short against a wait: if this node is gone, others wait no longer than this. */
    private static final Duration RESERVATION = Duration.ofMillis(500);

    private final LeaseRows leases;
    private final SessionRows sessions;
    private final Admission admission;
    private final LeaseNode node;
    private final SessionLines lines;
    private final HeldLeases held;
    private final SessionTally tally;

    @Inject
    public LeaseClaims(
            LeaseRows leases,
            SessionRows sessions,
            Admission admission,
            LeaseNode node,
            SessionLines lines,
            HeldLeases held,
            SessionTally tally) {
        this.leases = leases;
        this.sessions = sessions;
        this.admission = admission;
        this.node = node;
        this.lines = lines;
        this.held = held;
        this.tally = tally;
    }

    ClaimOutcome claim(SessionClaim claim, Access access) {
        return claim(claim, access, lines.join(claim.key(), access));
    }

    /** The same, for a request that waits for so long. */
    ClaimOutcome claim(SessionClaim claim, Access access, Duration longestWait) {
        return claim(claim, access, lines.join(claim.key(), access, longestWait.toNanos()));
    }

    private ClaimOutcome claim(SessionClaim claim, Access access, SessionLines.Place place) {
        boolean holds = false;
        try {
            ClaimOutcome outcome = refusedBeforeWait(claim, place).orElseGet(() -> ask(claim, access, place));
            if (access.locks() && outcome instanceof Granted granted) {
                place.granted();
                held.taken(granted.lease(), place);
                holds = true;
            }
            return outcome;
        } finally {
            if (!holds) {
                place.leave();
            }
        }
    }

    /** Takes the session alone, in one statement; empty if it is not there for this client, or others hold it. */
    Optional<SessionLease> tryTake(SessionClaim claim) {
        return leases.take(claim, Access.EXCLUSIVE, false);
    }

    boolean reserve(long session, Duration time) {
        return leases.reserve(session, time.toMillis());
    }

    private Optional<ClaimOutcome> refusedBeforeWait(SessionClaim claim, SessionLines.Place place) {
        if (place.isItsTurn()) {
            return Optional.empty();
        }
        return sessions.look(claim.key())
                .map(state -> admission.refusal(claim, state))
                .orElse(Optional.of(Reason.UNKNOWN_ID))
                .map(Refused::new);
    }

    private ClaimOutcome ask(SessionClaim claim, Access access, SessionLines.Place place) {
        for (boolean again = false; ; again = true) {
            Optional<WaitLimit> limit = place.awaitTurn();
            if (limit.isPresent()) {
                tally.refused(limit.get());
                return new Busy(limit.get());
            }
            Optional<ClaimOutcome> outcome = again ? lookFirst(claim, access) : tryAtOnce(claim, access);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            place.heldElsewhere();
        }
    }

    /** Empty if others hold the session. */
    private Optional<ClaimOutcome> tryAtOnce(SessionClaim claim, Access access) {
        if (access.locks()) {
            Optional<ClaimOutcome> taken = leases.take(claim, access, false).map(Granted::new);
            return taken.or(() -> lookFirst(claim, access));
        }
        // What cannot be granted at once is looked at again: so every refusal costs the same, as where a lease is
        // taken.
        Optional<SessionRows.SeenData> current = sessions.lookByCurrentKey(claim.key())
                .filter(seen -> admission.refusal(claim, seen.state()).isEmpty());
        return current.isPresent() ? takeIfFree(claim, access, current.get()) : lookFirst(claim, access);
    }

    private Optional<ClaimOutcome> lookFirst(SessionClaim claim, Access access) {
        Optional<SessionRows.SeenData> seen = access == Access.SNAPSHOT
                ? sessions.lookWithData(claim.key())
                : sessions.look(claim.key()).map(state -> new SessionRows.SeenData(state, SessionData.NONE));
        if (seen.isEmpty()) {
            return Optional.of(new Refused(Reason.UNKNOWN_ID));
        }
        return admission
                .refusal(claim, seen.get().state())
                .<ClaimOutcome>map(Refused::new)
                .or(() -> takeIfFree(claim, access, seen.get()));
    }

    private Optional<ClaimOutcome> takeIfFree(SessionClaim claim, Access access, SessionRows.SeenData seen) {
        SessionState state = seen.state();
        if (!state.isFreeFor(access, node.name())) {
            reserve(state);
            return Optional.empty();
        }
        return access.locks()
                ? leases.take(claim, access, state.byPreviousKey()).map(Granted::new)
                : Optional.of(new Granted(copy(seen)));
    }

    /** A request of another node must not overtake ours again and again. */
    private void reserve(SessionState state) {
        if (state.isReservable(node.name(), RESERVATION)) {
            leases.reserve(state.session().number(), RESERVATION.toMillis());
        }
    }

    private SessionLease copy(SessionRows.SeenData seen) {
        SessionState state = seen.state();
        if (state.isReservedBy(node.name())) {
            leases.unreserve(state.session().number());
        }
        if (state.isTouchDue()) {
            sessions.touch(state.session());
        }
        return new SessionLease(Access.SNAPSHOT, state.session(), seen.data(), "", 0, state.byPreviousKey());
    }
}
