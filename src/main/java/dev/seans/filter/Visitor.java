package dev.seans.filter;

import dev.seans.identity.ClientOrigin;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionKey;
import java.util.Optional;

/**
 * Who makes a request.
 *
 * @param requested the id that came along
 * @param user whose credentials were verified
 */
public record Visitor(RequestedId requested, Optional<String> user, ClientOrigin origin) {

    /** The id, if it has the form of one. */
    public Optional<RequestedId.Present> present() {
        return requested instanceof RequestedId.Present present ? Optional.of(present) : Optional.empty();
    }

    public Optional<SessionKey> key() {
        return present().map(present -> present.id().key());
    }

    public Visitor asking(RequestedId otherRequested) {
        return new Visitor(otherRequested, user, origin);
    }

    public Visitor as(Optional<String> otherUser) {
        return new Visitor(requested, otherUser, origin);
    }
}
