package dev.seans.settings;

import java.util.HashMap;
import java.util.Map;

/** Settings of upstreams for tests. */
public final class GivenUpstreams {

    private GivenUpstreams() {}

    /** One upstream with basic login at https://erp.example.com/base, and nothing that needs not be set. */
    public static Map<String, String> basic(String name) {
        return of(name, Map.of("check-path", "/me"));
    }

    /** One upstream with 1C's sessions. */
    public static Map<String, String> ibSession(String name) {
        return of(name, Map.of("login", "ibsession"));
    }

    /** One upstream, and in addition what is given by its suffix. */
    public static Map<String, String> of(String name, Map<String, String> bySuffix) {
        Map<String, String> suffixes = new HashMap<>(Map.of(
                "url", "https://erp.example.com/base/",
                "login-path", "/login",
                "user", "robot",
                "password", "geheim"));
        suffixes.putAll(bySuffix);
        Map<String, String> keys = new HashMap<>(Map.of("seans.upstreams", name));
        suffixes.forEach((suffix, text) -> keys.put("seans.upstream." + name + "." + suffix, text));
        return keys;
    }

    /** The settings of one upstream. */
    public static UpstreamSettings settings(Map<String, String> keys) {
        return GivenSettings.with(keys).upstreams().get(0);
    }
}
