package dev.seans.reuse;

import dev.seans.identity.SessionKey;

/**
 * A session that was free when this node saw it last.
 *
 * @param slot its place in the pool
 */
record IdleSession(SessionKey key, String combination, int slot) {}
