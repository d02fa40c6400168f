package dev.seans.settings;

import java.util.List;
import java.util.Optional;

/** Which placeholders can have a value where. */
final class PlaceholderRule {

    private static final String TOKEN = "token";
    private static final String REFRESH_TOKEN = "refresh-token";
    private static final List<String> KNOWN =
            List.of("user", "password", TOKEN, REFRESH_TOKEN, Template.COOKIE + "NAME");

    private PlaceholderRule() {}

    /** What is wrong with a placeholder of this setting; empty if it has a value there. */
    static Optional<String> mistake(UpstreamSettings upstream, UpstreamSetting setting, String name) {
        LoginSettings how = upstream.how();
        boolean next = setting == UpstreamSetting.LOGIN_NEXT_BODY;
        if (name.startsWith(Template.COOKIE)) {
            return next || how.page().isPresent()
                    ? Optional.empty()
                    : needs(name, upstream, UpstreamSetting.LOGIN_PAGE);
        }
        if (!KNOWN.contains(name)) {
            return Optional.of("the placeholder {" + name + "} is unknown; the nearest known one is {"
                    + NearestName.of(name, KNOWN) + "}");
        }
        if (name.equals(TOKEN)) {
            return how.pageToken().isPresent() || (next && how.token().isPresent())
                    ? Optional.empty()
                    : needs(name, upstream, UpstreamSetting.LOGIN_TOKEN);
        }
        return name.equals(REFRESH_TOKEN) && setting != UpstreamSetting.REFRESH_BODY
                ? Optional.of("the placeholder {" + name + "} has a value in "
                        + UpstreamSetting.REFRESH_BODY.key(upstream.name()) + " only")
                : Optional.empty();
    }

    private static Optional<String> needs(String name, UpstreamSettings upstream, UpstreamSetting other) {
        return Optional.of("the placeholder {" + name + "} needs " + other.key(upstream.name()));
    }
}
