package dev.seans.upstream;

/** A session that a call can be sent with. */
record StoredSession(SessionPlace place, SessionContent content) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "session of " + place;
    }
}
