package dev.seans.login;

import java.net.URI;
import java.util.Locale;

/** Where an answer of a login redirects to: followed on the upstream itself alone, because what is sent there is secret. */
final class LoginRedirect {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI baseUrl;
    private final LoginAnswer answer;

    LoginRedirect(URI baseUrl, LoginAnswer answer) {
        this.baseUrl = baseUrl;
        this.answer = answer;
    }

    /**
     * The address.
     *
     * @throws LoginFailedException if it is another server, or no address
     */
    URI target() throws LoginFailedException {
        URI target;
        try {
            target = answer.uri().resolve(URI.create(answer.location()));
        } catch (IllegalArgumentException noAddress) {
            throw answer.unexpected(", a redirect to what is no address");
        }
        if (target.getHost() == null
                || target.getRawUserInfo() != null
                || !origin(target).equals(origin(baseUrl))) {
            throw answer.unexpected(
                    ", a redirect to " + origin(target) + ": redirects are followed on " + origin(baseUrl) + " alone");
        }
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return URI.create(target.getScheme() + "://" + target.getRawAuthority() + path + query);
    }

    /** Scheme, host and port; without a user, who may stand there with a password. */
    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS : HTTP;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
