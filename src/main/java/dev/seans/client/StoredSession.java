package dev.seans.client;

import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;

/** A session that a call can be sent with. */
record StoredSession(SessionPlace place, SessionContent content) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "session of " + place;
    }
}
