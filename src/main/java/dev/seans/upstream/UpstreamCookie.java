package dev.seans.upstream;

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

    /** Shows no value. */
    @Override
    public String toString() {
        return "cookie " + name + " of " + path;
    }
}
