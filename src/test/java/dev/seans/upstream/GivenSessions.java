package dev.seans.upstream;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions for tests of the cipher. */
final class GivenSessions {

    static final UpstreamName ERP = new UpstreamName("erp");
    static final SessionPlace PLACE = new SessionPlace(ERP, 2, 7);

    private GivenSessions() {}

    static SessionContent full() {
        return new SessionContent(
                URI.create("https://erp.example.com:8443/base"),
                List.of(
                        new UpstreamCookie("t", "geheim=1; два", "/", true),
                        new UpstreamCookie("IBSession", "", "/base/hs", false)),
                List.of(new SecretHeader("Authorization", new Secret("Bearer geheim"))),
                List.of(new SecretParameter("key", new Secret("geheim=&два"))),
                List.of(new SecretHeader("X-Api-Key", new Secret("geheim"))),
                Optional.of(new Secret("Basic Z2VoZWlt")),
                new LostRule(Set.of(401, 400, 404), true, false),
                true,
                Duration.ofSeconds(61));
    }

    static SessionContent withCookie(String value) {
        return new SessionContent(
                URI.create("http://localhost"),
                List.of(new UpstreamCookie("c", value, "/", false)),
                Optional.empty(),
                new LostRule(Set.of(), false, true),
                false,
                Duration.ofMillis(1));
    }
}
