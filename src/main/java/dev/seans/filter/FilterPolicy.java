package dev.seans.filter;

import dev.seans.identity.IdSource;
import dev.seans.publications.ReuseParameters;
import dev.seans.session.Access;
import dev.seans.session.AddressBinding;
import java.util.List;
import java.util.Optional;

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
 * @param reuse what the filter says of the services behind it; empty if it is not about services
 * @param role that callers of services must have; empty if none
 */
public record FilterPolicy(
        List<IdSource> sources,
        Missing missing,
        Access access,
        EntryPattern entry,
        String refusal,
        String scope,
        AddressBinding binding,
        Optional<ReuseParameters> reuse,
        String role) {

    /** Throws {@link IllegalArgumentException} if these do not go together. */
    public FilterPolicy {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources must name at least one of url, cookie, header");
        }
        if (reuse.isPresent()) {
            checkReuse(sources, missing, access, entry);
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

    private static void checkReuse(List<IdSource> sources, Missing missing, Access access, EntryPattern entry) {
        if (missing.makesSessions()) {
            throw new IllegalArgumentException("reuse does not go with missing = " + missing.text()
                    + ": services have their own way to sessions; leave missing out");
        }
        if (!entry.equals(EntryPattern.NONE)) {
            throw new IllegalArgumentException(
                    "reuse does not go with an entry: services have their own way to" + " sessions; leave entry out");
        }
        if (sources.contains(IdSource.URL)) {
            throw new IllegalArgumentException(
                    "reuse does not go with ids in URLs: clients of services have them in the"
                            + " cookie or the header IBSession; leave sources out, or set it to cookie header");
        }
        if (access != Access.EXCLUSIVE) {
            throw new IllegalArgumentException("reuse needs access = exclusive: a session serves one call at a time");
        }
    }

    /** Whether the id can come from anywhere but a cookie: then it may stand in URLs, logs and caches. */
    boolean takesIdsOutsideOfCookies() {
        return !sources.equals(List.of(IdSource.COOKIE));
    }
}
