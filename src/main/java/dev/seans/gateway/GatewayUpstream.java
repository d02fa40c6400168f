package dev.seans.gateway;

import dev.seans.client.SessionClient;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.UpstreamAddress;
import dev.seans.upstream.UpstreamName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** An upstream that programs may call by the gateway. */
final class GatewayUpstream {

    private final UpstreamSettings settings;
    private final SessionClient client;
    private final UpstreamAddress address;
    private final GatewayRules rules;
    private final RedirectRule redirects;
    private final CallerPlaces places;
    private final GatewayTally tally = new GatewayTally();
    private final Executor writers;

    GatewayUpstream(UpstreamSettings settings, SessionClient client, Executor writers) {
        this.settings = settings;
        this.writers = writers;
        this.client = client;
        this.address = new UpstreamAddress(new UpstreamName(settings.name()), settings.baseUrl());
        this.rules = new GatewayRules(settings);
        this.redirects = RedirectRule.of(settings);
        this.places = new CallerPlaces(settings.integer(UpstreamSetting.GATEWAY_CALLS));
    }

    String name() {
        return settings.name();
    }

    SessionClient client() {
        return client;
    }

    /** For short answers. */
    Executor writers() {
        return writers;
    }

    GatewayRules rules() {
        return rules;
    }

    RedirectRule redirects() {
        return redirects;
    }

    CallerPlaces places() {
        return places;
    }

    GatewayTally tally() {
        return tally;
    }

    Duration callTimeout() {
        return settings.callTimeout();
    }

    boolean isOneCallAtATime() {
        return settings.oneCallAtATime();
    }

    /** Whether it is told who has called. */
    boolean isToldCallers() {
        return settings.flag(UpstreamSetting.GATEWAY_FORWARDED);
    }

    /**
     * Where a call goes.
     *
     * @throws IllegalArgumentException if that is not below the base URL
     */
    URI target(GatewayAddress asked) {
        boolean isRoot = asked.path().isEmpty() && basePath().isEmpty();
        return address.of(isRoot ? "/" + asked.query() : asked.path() + asked.query());
    }

    Location location(GatewayAddress asked) {
        Optional<String> secret =
                settings.how().token().isPresent() && settings.how().tokenUse().inQuery()
                        ? Optional.of(settings.how().tokenUse().name())
                        : Optional.empty();
        return new Location(asked.prefix(), basePath(), address, secret);
    }

    private String basePath() {
        return settings.baseUrl().getRawPath();
    }
}
