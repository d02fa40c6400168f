package dev.seans.filter;

import dev.seans.identity.RawQuery;
import dev.seans.identity.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * Carries an id that came by URL on to other URLs of the same application, as the parameter {@code sessid}. Any other
 * URL is left as it is: an id must not leave the application. Whatever is no plain URL is not ours, either.
 */
final class SessionUrls {

    private static final String PARAMETER = "sessid";

    private final URI request;
    private final String context;

    SessionUrls(HttpServletRequest request) {
        this.request = URI.create(request.getRequestURL().toString());
        this.context = request.getContextPath() + "/";
    }

    String withId(String url, SessionId id) {
        return isOfApplication(url) ? carrying(url, id) : url;
    }

    private boolean isOfApplication(String url) {
        try {
            URI target = request.resolve(new URI(url)).normalize();
            return sameServer(target)
                    && target.getRawPath() != null
                    && (target.getRawPath() + "/").startsWith(context)
                    && !RawQuery.parse(target.getRawQuery()).first(PARAMETER).isPresent();
        } catch (URISyntaxException notPlain) {
            return false;
        }
    }

    private boolean sameServer(URI target) {
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
