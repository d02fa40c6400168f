package dev.seans.upstream;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a session may be sent: to the scheme, host and port of the base URL, below its path. */
public final class UpstreamAddress {

    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(0:){7}1]|\\[::1]");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final UpstreamName name;
    private final URI base;

    public UpstreamAddress(UpstreamName name, URI base) {
        this.name = name;
        this.base = base;
    }

    /**
     * The address of a path below the base URL.
     *
     * @throws IllegalArgumentException if it is none, or leads out of it
     */
    public URI of(String path) {
        String start = withoutSlash(base.getScheme() + "://" + base.getRawAuthority() + basePath());
        boolean apart = path.isEmpty() || path.startsWith("/") || path.startsWith("?");
        URI uri = URI.create(start + (apart ? path : "/" + path));
        check(uri);
        return uri;
    }

    /**
     * Refuses other addresses than the upstream's own.
     *
     * @throws IllegalArgumentException if the session must not be sent there
     */
    public void check(URI uri) {
        if (!sameOrigin(uri) || !isBelow(uri)) {
            throw new IllegalArgumentException(name + ": its session goes to " + withoutSlash(origin(base) + basePath())
                    + " only, not to " + origin(uri) + ": call uri(path) for an address there, and other servers with"
                    + " another client");
        }
    }

    /** Whether what may not be overheard may be sent there. */
    static boolean isSafe(URI uri) {
        return isScheme(uri, "https") || LOOPBACK.matcher(lower(uri.getHost())).matches();
    }

    private boolean sameOrigin(URI uri) {
        return uri.getRawUserInfo() == null
                && uri.getHost() != null
                && isScheme(uri, lower(base.getScheme()))
                && lower(uri.getHost()).equals(lower(base.getHost()))
                && port(uri) == port(base);
    }

    private boolean isBelow(URI uri) {
        String start = withoutSlash(basePath());
        String path = uri.getRawPath();
        return (path.equals(start) || path.startsWith(start + "/") || (path.isEmpty() && start.isEmpty()))
                && !climbs(uri);
    }

    /** Whether some server between here and there could take a part for a step out, decoded, with a backslash, or a ;. */
    private static boolean climbs(URI uri) {
        return SEPARATOR
                .splitAsStream(uri.getPath())
                .map(part -> part.contains(";") ? part.substring(0, part.indexOf(';')) : part)
                .anyMatch(part -> part.equals("..") || part.equals("."));
    }

    private String basePath() {
        return base.getRawPath() == null ? "" : base.getRawPath();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isScheme(uri, "https") ? HTTPS : HTTP;
    }

    private static boolean isScheme(URI uri, String scheme) {
        return scheme.equals(lower(uri.getScheme()));
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
