package dev.seans.login;

import dev.seans.upstream.UpstreamCookie;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a login has brought.
 *
 * @param cookies that make the session; at least one
 * @param lifetime from now, as the upstream tells; empty if it does not
 */
public record GrantedSession(List<UpstreamCookie> cookies, Optional<Duration> lifetime) {

    public GrantedSession {
        cookies = List.copyOf(cookies);
        if (cookies.isEmpty()) {
            throw new IllegalArgumentException("a session needs a cookie");
        }
    }
}
