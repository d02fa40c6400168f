package dev.seans.gateway;

import dev.seans.identity.ClientOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/**
 * What of a caller's headers goes to the upstream: all but those of the hop, the caller's credentials, which are for this
 * server, and everything by which a caller could meddle with the session, or tell the upstream a caller that it has not got.
 */
final class RequestHead {

    /** IBSession: a caller's {@code finish} would end the session of all. Cookies: the upstream's are ours, ours are not for it. */
    private static final Set<String> NOT_FOR_IT = Set.of(
            "authorization",
            "cookie",
            "cookie2",
            "ibsession",
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-real-ip",
            "x-original-url",
            "x-rewrite-url");

    private static final String FORWARDED = "x-forwarded-";

    /** In Via, by which a call is known that comes back: RFC 9110, section 7.6.3. */
    private static final String PSEUDONYM = "1.1 seans-";

    /** A chain of two servers whose upstreams have the same name is no loop. */
    private static final int MOST_PASSES = 3;

    private final HttpServletRequest request;
    private final GatewayAddress address;

    RequestHead(HttpServletRequest request, GatewayAddress address) {
        this.request = request;
        this.address = address;
    }

    /** Whether the call has come through here again and again. */
    boolean isLoop() {
        return Collections.list(request.getHeaders("Via")).stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .filter(hop -> hop.strip().equals(via()))
                        .count()
                >= MOST_PASSES;
    }

    private String via() {
        return PSEUDONYM + address.upstream();
    }

    /** A request with these headers; its method and its body are still to be set. */
    HttpRequest.Builder builder(URI target) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target);
        HopByHop hop = new HopByHop(Collections.list(request.getHeaders("Connection")));
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!hop.has(lower) && !NOT_FOR_IT.contains(lower) && !lower.startsWith(FORWARDED)) {
                Collections.list(request.getHeaders(name)).forEach(value -> builder.header(name, value));
            }
        }
        return builder.header("Via", via());
    }

    /** Tells the upstream who has called, and by which address: what callers say of that is never passed on. */
    void addForwarded(HttpRequest.Builder builder, ClientOrigin origin) {
        builder.header("X-Forwarded-For", origin.address().toString())
                .header("X-Forwarded-Proto", request.isSecure() || origin.secure() ? "https" : "http")
                .header("X-Forwarded-Prefix", address.prefix());
        String host = request.getHeader("Host");
        if (host != null) {
            builder.header("X-Forwarded-Host", host);
        }
    }
}
