package dev.seans.filter;

import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.SessionLease;
import java.util.Optional;

/**
 * The session of a good id.
 *
 * @param newId that the client must be told, because the session has just got an owner
 * @param formerKey before that
 */
record ClaimedSession(SessionLease lease, Optional<SessionId> newId, SessionKey formerKey) {}
