package dev.seans.reuse;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionKey;
import dev.seans.publications.PublishedService;
import dev.seans.publications.ReuseSettings;
import dev.seans.session.AddressBinding;
import dev.seans.session.NewSession;
import dev.seans.session.ServicePlace;
import dev.seans.session.SessionClaim;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that needs a session of a service.
 *
 * @param combination of service, user, password, separators, safe mode and version of the application, as 64 hex digits:
 *     a session serves only its own; it is the scope of the session
 * @param version of the application: sessions of another one are not used any more
 * @param user verified; empty if the call has none
 * @param binding for sessions that the client manages; those of a pool serve clients of all addresses
 */
public record ServiceCall(
        PublishedService service,
        String combination,
        String version,
        String user,
        ClientAddress client,
        AddressBinding binding) {

    /** A session whose parameters are not set yet lives by its lease alone: if that is lost, it serves nobody. */
    private static final Duration NOT_SET_UP = Duration.ofMillis(1);

    PoolName pool() {
        return new PoolName(service.publication(), service.title());
    }

    ReuseSettings settings() {
        return service.settings();
    }

    /** Whether it may have that session: of its combination, and not beyond a {@code poolSize} that was made smaller. */
    boolean suits(IdleSession idle) {
        return idle.combination().equals(combination)
                && idle.slot() <= settings().poolSize();
    }

    NewSession newSession() {
        return new NewSession(combination, user, client, NOT_SET_UP);
    }

    ServicePlace place(OptionalInt slot) {
        return new ServicePlace(service.publication(), service.title(), slot, version);
    }

    /** For the session of this key, if it is of this combination. */
    SessionClaim claim(SessionKey key, AddressBinding bound) {
        return new SessionClaim(key, combination, Optional.of(user), client, bound);
    }
}
