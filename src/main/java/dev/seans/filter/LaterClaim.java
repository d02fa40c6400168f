package dev.seans.filter;

import dev.seans.identity.SessionKey;
import dev.seans.session.ClaimOutcome;
import dev.seans.session.SessionLease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session that is claimed as soon as somebody asks for it, once. */
final class LaterClaim {

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

    Optional<SessionLease> claim(SessionTaking taking, Visitor visitor) {
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
