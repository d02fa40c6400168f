package dev.seans.api;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.ClientOrigin;
import dev.seans.identity.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;

/**
 * Which answers nobody can read on their way: those over TLS, as far as the connection or a trusted proxy tells, and
 * those to a program on this machine. What was passed on by anybody does not come from this machine, whatever its last
 * hop is.
 */
public final class ConfidentialRequests {

    /** There is no end of their headers; these words are in all that tell of somebody behind. */
    private static final Pattern MARKS_OF_PROXIES = Pattern.compile(
            "via|.*forward.*|.*proxy.*|.*-ip|.*clientip.*|.*client-ip.*|cdn-.*|cf-.*|fastly-.*|akamai-.*|x-envoy-.*|x-amz.*|x-azure-.*|x-varnish",
            Pattern.CASE_INSENSITIVE);

    private final TrustedProxies proxies;

    public ConfidentialRequests(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Where the request comes from; secure if its answer is confidential. */
    public ClientOrigin originOf(HttpServletRequest request) {
        ClientOrigin origin = proxies.originOf(request);
        return new ClientOrigin(origin.address(), origin.secure() || isOfThisMachine(request, origin.address()));
    }

    private static boolean isOfThisMachine(HttpServletRequest request, ClientAddress address) {
        return address.isLoopback()
                && Collections.list(request.getHeaderNames()).stream()
                        .noneMatch(name -> MARKS_OF_PROXIES.matcher(name).matches());
    }
}
