package dev.seans.session;

import dev.seans.identity.SessionKey;

/** Whoever may need a session beyond its idle time, such as an import that still runs. Found through CDI. */
public interface SessionKeeping {

    /** Whether the session must not end yet. */
    boolean needs(SessionKey key);
}
