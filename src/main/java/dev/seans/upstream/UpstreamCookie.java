package dev.seans.upstream;

import java.net.URI;
import java.util.Optional;

/**
 * A cookie that an upstream has given out at a login. It goes to the host of the base URL alone, whatever Domain it named.
 *
 * @param path the requests that get it: RFC 6265, section 5.1.4
 * @param secure whether it goes over https only; over http then to this machine alone
 */
public record UpstreamCookie(String name, String value, String path, boolean secure) {

    public UpstreamCookie {
        if (name.isEmpty() || !path.startsWith("/")) {
            throw new IllegalArgumentException("a cookie needs a name, and a path that begins with /");
        }
    }

    /** Why it does not go with a request, in a few words; empty if it does: RFC 6265, sections 5.1.4 and 5.4. */
    public Optional<String> obstacle(URI request) {
        String asked = request.getRawPath().isEmpty() ? "/" : request.getRawPath();
        boolean below = asked.startsWith(path)
                && (asked.length() == path.length() || path.endsWith("/") || asked.charAt(path.length()) == '/');
        if (!below) {
            return Optional.of("its cookie " + name + " goes to what is below " + path + " alone");
        }
        return secure && !UpstreamAddress.isSafe(request)
                ? Optional.of("its cookie " + name + " is Secure and goes over https alone")
                : Optional.empty();
    }

    /** Whether one replaces the other: name and path are the same (the host is always the upstream's). RFC 6265, section 5.3. */
    public boolean isSame(UpstreamCookie other) {
        return name.equals(other.name) && path.equals(other.path);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "cookie " + name + " of " + path;
    }
}
