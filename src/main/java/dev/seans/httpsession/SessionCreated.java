package dev.seans.httpsession;

import dev.seans.identity.SessionKey;

/** A session has been opened. Stands for {@code HttpSessionListener.sessionCreated}. */
public record SessionCreated(SessionKey key, String user) implements SessionEvent {}
