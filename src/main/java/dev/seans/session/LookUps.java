package dev.seans.session;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome.Granted;
import dev.seans.session.ClaimOutcome.Reason;
import dev.seans.session.ClaimOutcome.Refused;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the ids of requests that hold nothing. What was found is remembered on this node for a moment; what was not
 * found never is, so that guessed ids fill nothing.
 */
@OnePerApplication
class LookUps {

    private final SessionRows sessions;
    private final Admission admission;
    private final KnownSessions known;

    @Inject
    public LookUps(SessionRows sessions, Admission admission, KnownSessions known) {
        this.sessions = sessions;
        this.admission = admission;
        this.known = known;
    }

    ClaimOutcome claim(SessionClaim claim) {
        Optional<SessionState> seen = known.find(claim.key());
        return seen.isPresent() ? decide(claim, seen.get()) : look(claim);
    }

    /**
     * Which of several keys are those of a session that the client may have. Of two of the same session only the current
     * one is: one statement.
     *
     * @param like who asks; its key does not matter
     * @param keys two or three
     */
    List<SessionKey> valid(SessionClaim like, List<SessionKey> keys) {
        Map<Long, SessionKey> valid = new LinkedHashMap<>();
        sessions.look(keys.get(0), keys.get(keys.size() / 2), keys.get(keys.size() - 1)).stream()
                .filter(asked ->
                        admission.refusal(like.of(asked.key()), asked.state()).isEmpty())
                .sorted(Comparator.comparing(asked -> asked.state().byPreviousKey()))
                .forEach(asked -> valid.putIfAbsent(asked.state().session().number(), asked.key()));
        return List.copyOf(valid.values());
    }

    private ClaimOutcome look(SessionClaim claim) {
        KnownSessions.Look look = known.beginLook();
        Optional<SessionState> seen = sessions.look(claim.key());
        if (seen.isEmpty()) {
            return new Refused(Reason.UNKNOWN_ID);
        }
        ClaimOutcome outcome = decide(claim, seen.get());
        if (outcome instanceof Granted) {
            keep(look, seen.get());
        }
        return outcome;
    }

    private ClaimOutcome decide(SessionClaim claim, SessionState state) {
        return admission.refusal(claim, state).<ClaimOutcome>map(Refused::new).orElseGet(() -> granted(state));
    }

    private void keep(KnownSessions.Look look, SessionState state) {
        if (state.isTouchDue()) {
            sessions.touch(state.session());
        }
        known.remember(look, state);
    }

    private static Granted granted(SessionState state) {
        return new Granted(
                new SessionLease(Access.NONE, state.session(), SessionData.NONE, "", 0, state.byPreviousKey()));
    }
}
