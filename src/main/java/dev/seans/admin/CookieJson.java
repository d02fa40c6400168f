package dev.seans.admin;

import dev.seans.upstream.SessionClient;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamSessionException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.time.Instant;

/** The session of an upstream for programs that call it: the one place where cookies become JSON. */
final class CookieJson {

    private CookieJson() {}

    static JsonValue of(UpstreamName upstream, SessionClient client) throws UpstreamSessionException {
        JsonArray cookies = JsonFields.array(client.cookies(), CookieJson::of);
        return Json.createObjectBuilder()
                .add("upstream", upstream.text())
                .add("baseUrl", client.uri("").toString().replaceFirst("/$", ""))
                .add("expiresAt", expiry(client))
                .add("cookies", cookies)
                .build();
    }

    /** Null if nobody knows, or the database is away, over which the cookies still serve. */
    private static JsonValue expiry(SessionClient client) {
        try {
            Instant expiry = client.status().expiresAt().orElse(null);
            return JsonFields.value(expiry);
        } catch (UpstreamSessionException unknown) {
            return JsonValue.NULL;
        }
    }

    private static JsonValue of(UpstreamCookie cookie) {
        return Json.createObjectBuilder()
                .add("name", cookie.name())
                .add("value", cookie.value())
                .add("path", cookie.path())
                .add("secure", cookie.secure())
                .build();
    }
}
