package dev.seans.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as operators see it: neither its attributes, nor anything by which somebody could have it.
 *
 * @param number the row's name; the key may be replaced, the number stays
 * @param key the first 12 digits of the key, as logs show them
 * @param user its owner; empty if nobody has logged in
 * @param address of the client that opened it
 * @param publication null if it is no session of a service
 * @param service likewise
 * @param slot null if it is in no pool
 * @param important whether it is never given to a client without its id
 * @param holder null if no request holds it
 * @param waiting how many requests of this node wait for it
 */
public record SessionView(
        long number,
        String key,
        String scope,
        String user,
        String address,
        @Nullable String publication,
        @Nullable String service,
        @Nullable Integer slot,
        boolean important,
        Instant createdAt,
        Instant lastAccessAt,
        Instant expiresAt,
        @Nullable Holder holder,
        int waiting) {

    /**
     * Who holds a session at that moment of the database's clock.
     *
     * @param access {@link Access#EXCLUSIVE} or {@link Access#SHARED}
     * @param node what operators call it; null if that cannot be told: readers may be of several, and another node tells only
     *     of requests that have held their session for a third of {@code seans.session.lease}
     * @param readers how many share it; 0 if one request has it alone
     * @param until when its lease ends, unless it is prolonged
     */
    public record Holder(Access access, @Nullable String node, int readers, Instant until) {}
}
