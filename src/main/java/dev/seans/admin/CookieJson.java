package dev.seans.admin;

import dev.seans.client.SharedSession;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamName;
import jakarta.json.JsonValue;

/** The session of an upstream for programs that call it: the one place where cookies become JSON. */
final class CookieJson {

    private CookieJson() {}

    static JsonValue of(UpstreamName upstream, SharedSession session) {
        return JsonFields.object()
                .add("upstream", upstream.text())
                .add("baseUrl", session.baseUrl().toString().replaceFirst("/$", ""))
                .add("version", session.version())
                .add("expiresAt", JsonFields.value(session.expiresAt().orElse(null)))
                .add("cookies", JsonFields.array(session.cookies(), CookieJson::of))
                .build();
    }

    private static JsonValue of(UpstreamCookie cookie) {
        return JsonFields.object()
                .add("name", cookie.name())
                .add("value", cookie.value())
                .add("path", cookie.path())
                .add("secure", cookie.secure())
                .build();
    }
}
