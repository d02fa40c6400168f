package dev.seans.filter;

import dev.seans.identity.IdSource;
import dev.seans.session.Access;
import dev.seans.session.AddressBinding;
import java.util.List;

/**
 * What one filter mapping asks for.
 *
 * @param sources of the id, the strongest first
 * @param missing what a request without a valid id gets
 * @param access how a request holds its session
 * @param entry which requests open a session
 * @param refusal the name of a {@link Refusal}
 * @param scope of the sessions
 * @param binding to the client's address
 */
public record FilterPolicy(
        List<IdSource> sources,
        Missing missing,
        Access access,
        EntryPattern entry,
        String refusal,
        String scope,
        AddressBinding binding) {

    /** Throws {@link IllegalArgumentException} if these do not go together. */
    public FilterPolicy {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must name at least one of url, cookie, header");
        }
        if (missing.makesSessions() && !sources.equals(List.of(IdSource.COOKIE))) {
            throw new IllegalArgumentException("missing = " + missing.text()
                    + " gives ids to browsers, in a cookie and nowhere else: leave sources out, or set it to cookie");
        }
        if (missing.makesSessions() && !entry.equals(EntryPattern.NONE)) {
            throw new IllegalArgumentException("entry does not go with missing = " + missing.text()
                    + ", where every request may open a session: leave entry out, or use missing = refuse");
        }
        if (missing == Missing.RECOVER && binding == AddressBinding.OFF) {
            throw new IllegalArgumentException("bindAddress = off does not go with missing = recover, which finds"
                    + " sessions by address and gives nobody one of another address: use exact or ipv6-64, or"
                    + " missing = create");
        }
    }

    /** Whether the id can come from anywhere but a cookie: then it may stand in URLs, logs and caches. */
    boolean takesIdsOutsideOfCookies() {
        return !sources.equals(List.of(IdSource.COOKIE));
    }
}
