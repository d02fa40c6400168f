package dev.seans.httpsession;

import dev.seans.identity.SessionKey;

/**
 * A session has a new id: after {@code changeSessionId}, a login, or because it was found again. Stands for
 * {@code HttpSessionIdListener}.
 *
 * @param key from now on
 * @param user from now on
 * @param previous key until now
 */
public record SessionIdChanged(SessionKey key, String user, SessionKey previous) implements SessionEvent {}
