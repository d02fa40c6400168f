package dev.seans.login;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.Secret;
import dev.seans.settings.Settings;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.UpstreamHttp;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** An upstream named {@code erp} as an operator has set it. */
public final class GivenAccess {

    /** Those of a {@link TestUpstream} at first. */
    public static final Credentials CREDENTIALS = new Credentials("keeper", new Secret("secret"));

    private GivenAccess() {}

    /** Basic credentials, the paths of a {@link TestUpstream}, and what is given; names without their beginning. */
    public static UpstreamSettings settings(URI url, Map<String, String> given) {
        return all(url, given).upstreams().get(0);
    }

    /** The settings that have only this upstream. */
    public static Settings all(URI url, Map<String, String> given) {
        Map<String, String> own = new HashMap<>(Map.of(
                "url", url.toString(),
                "login-path", "/login",
                "check-path", "/check",
                "user", "keeper",
                "password", "secret"));
        own.putAll(given);
        Map<String, String> all = new HashMap<>(Map.of("seans.upstreams", "erp"));
        own.forEach((name, value) -> all.put("seans.upstream.erp." + name, value));
        return GivenSettings.with(all);
    }

    /** The same, and an HTTP client. */
    public static UpstreamAccess access(URI url, Map<String, String> given) {
        UpstreamSettings settings = settings(url, given);
        return new UpstreamAccess(settings, UpstreamHttp.of(settings).newClient());
    }
}
