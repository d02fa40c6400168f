package dev.seans.keeper;

import java.time.Instant;
import java.util.Optional;

/**
 * What holds the keeper back from logging in.
 *
 * @param until the end of the back-off
 * @param refused whether the credentials are, so that no time is the right one
 */
record LoginPause(Optional<Instant> until, boolean refused) {

    /** When a login is allowed, at the earliest. */
    Instant loginsFrom(Instant now) {
        return refused ? Instant.MAX : marksFrom(now);
    }

    /** When a client that was refused is listened to. */
    Instant marksFrom(Instant now) {
        return until.filter(now::isBefore).orElse(now);
    }
}
