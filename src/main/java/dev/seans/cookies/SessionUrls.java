package dev.seans.cookies;

import dev.seans.identity.RawQuery;
import dev.seans.identity.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries an id that came by URL on to other URLs of the same application, as the parameter {@code sessid}. Any other
 * URL is left as it is: an id must not leave the application. Whatever is no plain URL is not ours, either.
 */
public final class SessionUrls {

    private static final String PARAMETER = "sessid";

    private final Optional<URI> request;
    private final String context;

    public SessionUrls(HttpServletRequest request) {
        this.request = uri(request.getRequestURL().toString());
        this.context = request.getContextPath() + "/";
    }

    public String withId(String url, SessionId id) {
        return request.filter(base -> isOfApplication(base, url)).isPresent() ? carrying(url, id) : url;
    }

    private boolean isOfApplication(URI base, String url) {
        return uri(url).map(target -> base.resolve(target).normalize())
                .filter(target -> sameServer(base, target)
                        && target.getRawPath() != null
                        && (target.getRawPath() + "/").startsWith(context)
                        && !RawQuery.parse(target.getRawQuery())
                                .first(PARAMETER)
                                .isPresent())
                .isPresent();
    }

    /** Empty if it is none: servers let through what browsers do not escape, such as | or {. */
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notPlain) {
            return Optional.empty();
        }
    }

    private static boolean sameServer(URI request, URI target) {
        return request.getScheme().equalsIgnoreCase(target.getScheme())
                && Objects.equals(request.getRawAuthority(), target.getRawAuthority());
    }

    private static String carrying(String url, SessionId id) {
        int fragment = url.indexOf('#');
        String before = fragment < 0 ? url : url.substring(0, fragment);
        String after = fragment < 0 ? "" : url.substring(fragment);
        if (before.isEmpty() && fragment >= 0) {
            return url;
        }
        return before + (before.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + id.secret() + after;
    }
}
