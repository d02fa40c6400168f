package dev.seans.reuse;

import dev.seans.identity.ClientAddress;
import dev.seans.session.AddressBinding;

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
        AddressBinding binding) {}
