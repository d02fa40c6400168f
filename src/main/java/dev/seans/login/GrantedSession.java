package dev.seans.login;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import dev.seans.upstream.UpstreamCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a login has brought: at least one cookie, header or parameter.
 *
 * @param cookies that make the session
 * @param headers that make the session, such as {@code Authorization: Bearer ...}; they replace those of a call
 * @param parameters of the query that make the session; they replace those of a call
 * @param lifetime from now, as the upstream tells; empty if it does not
 * @param lasting the same session without what ends before the rest: it is kept instead if it gets through the check path, too
 */
public record GrantedSession(
        List<UpstreamCookie> cookies,
        List<SecretHeader> headers,
        List<SecretParameter> parameters,
        Optional<Duration> lifetime,
        Optional<GrantedSession> lasting) {

    /** @throws IllegalArgumentException if there is nothing that a request could carry */
    public GrantedSession {
        cookies = List.copyOf(cookies);
        headers = List.copyOf(headers);
        parameters = List.copyOf(parameters);
        if (cookies.isEmpty() && headers.isEmpty() && parameters.isEmpty()) {
            throw new IllegalArgumentException("a session needs a cookie, a header or a parameter");
        }
    }

    /** A session all of which ends at one time. */
    public GrantedSession(
            List<UpstreamCookie> cookies,
            List<SecretHeader> headers,
            List<SecretParameter> parameters,
            Optional<Duration> lifetime) {
        this(cookies, headers, parameters, lifetime, Optional.empty());
    }

    /** A session of cookies. */
    public GrantedSession(List<UpstreamCookie> cookies, Optional<Duration> lifetime) {
        this(cookies, List.of(), List.of(), lifetime);
    }

    /**
     * A session that is a token: RFC 6750, section 2.1.
     *
     * @throws IllegalArgumentException if no header can carry the token; it is not shown
     */
    public static GrantedSession bearer(Secret token, Optional<Duration> lifetime) {
        return ofHeader("Authorization", new Secret("Bearer " + token.text()), lifetime);
    }

    /**
     * A session that is a header.
     *
     * @throws IllegalArgumentException if it is none that a request could carry; its value is not shown
     */
    public static GrantedSession ofHeader(String name, Secret value, Optional<Duration> lifetime) {
        return new GrantedSession(List.of(), List.of(new SecretHeader(name, value)), List.of(), lifetime);
    }
}
