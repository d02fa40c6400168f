package dev.seans.session;

import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A session as the database holds it.
 *
 * @param number the row's name; the key may be replaced, the number stays
 * @param scope the kind of conversation it was opened for; unknown outside of it
 * @param user its owner; empty if nobody has logged in
 * @param address of the client that opened it
 * @param network around that address
 * @param idle time after which it ends
 * @param important whether it is never given to a client without its id
 */
public record DurableSession(
        long number,
        SessionKey key,
        String scope,
        String user,
        String address,
        String network,
        Duration idle,
        boolean important,
        Instant createdAt,
        Instant lastAccessAt,
        Instant expiresAt) {

    /** The same, as if it ended after this idle time. */
    public DurableSession withIdle(Duration other) {
        return new DurableSession(
                number, key, scope, user, address, network, other, important, createdAt, lastAccessAt, expiresAt);
    }

    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
