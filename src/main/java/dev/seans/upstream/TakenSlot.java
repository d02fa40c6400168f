package dev.seans.upstream;

import java.time.Instant;

/**
 * A session that a call has for itself.
 *
 * @param token of the holding
 * @param at when it was taken, by the clock of all nodes
 */
record TakenSlot(StoredSession session, String token, Instant at) {

    SessionPlace place() {
        return session.place();
    }
}
