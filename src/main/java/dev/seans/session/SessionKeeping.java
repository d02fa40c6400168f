package dev.seans.session;

import dev.seans.identity.SessionKey;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Whoever may need a session beyond its idle time, such as an import that still runs. Found through CDI. */
public interface SessionKeeping {

    /** Whether the session must not end yet. */
    boolean needs(SessionKey key);

    /** Those of them that must not end yet; best found out by one question. */
    default Set<SessionKey> neededOf(Collection<SessionKey> keys) {
        return keys.stream().filter(this::needs).collect(Collectors.toSet());
    }
}
