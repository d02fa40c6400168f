package dev.seans.filter;

import dev.seans.identity.IdSource;
import dev.seans.session.AddressBinding;
import java.util.List;

/**
 * What one filter mapping asks for.
 *
 * @param sources of the id, the strongest first
 * @param entry which requests open a session
 * @param refusal the name of a {@link Refusal}
 * @param scope of the sessions
 * @param binding to the client's address
 */
public record FilterPolicy(
        List<IdSource> sources, EntryPattern entry, String refusal, String scope, AddressBinding binding) {

    public FilterPolicy {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must name at least one of url, cookie, header");
        }
    }
}
