package dev.seans.session;

/**
 * What a request holds while it runs. Given back with {@link SessionLeases#release} or {@link SessionLeases#end}, once.
 *
 * @param session as it was when it was taken; its time of last access is that of the request before
 * @param data empty with {@link Access#NONE}
 * @param token names this very holding, beside all others on all nodes; empty if nothing is locked
 * @param fence grows with each exclusive or first shared holding of the session: what an older one would still write is
 *     refused
 * @param byPreviousKey whether it was taken with the key that the session had before: whoever has that one may work in
 *     the session for a moment, but gets neither its new id nor makes it theirs
 */
public record SessionLease(
        Access access, DurableSession session, SessionData data, String token, long fence, boolean byPreviousKey) {

    /** The same holding, of the session as it is now. */
    SessionLease of(DurableSession now) {
        return new SessionLease(access, now, data, token, fence, byPreviousKey);
    }
}
