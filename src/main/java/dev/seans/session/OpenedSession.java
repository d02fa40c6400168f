package dev.seans.session;

import dev.seans.identity.SessionId;

/**
 * A session with the id that its client must be told.
 *
 * @param isNew whether it has just been made, not found again
 */
public record OpenedSession(SessionId id, SessionLease lease, boolean isNew) {}
