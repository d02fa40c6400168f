package dev.seans.session;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionKey;
import java.util.Optional;

/**
 * Which session a request asks for, and who asks.
 *
 * @param scope in which the id must have been issued
 * @param user whose credentials were verified; a session of another one is refused, one without a user is not
 * @param client must be where the session was opened, as far as {@code binding} says
 */
public record SessionClaim(
        SessionKey key, String scope, Optional<String> user, ClientAddress client, AddressBinding binding) {

    /** The same, of another session. */
    SessionClaim of(SessionKey other) {
        return new SessionClaim(other, scope, user, client, binding);
    }

    /** Nobody has an empty name. */
    public SessionClaim {
        user = user.filter(name -> !name.isEmpty());
    }
}
