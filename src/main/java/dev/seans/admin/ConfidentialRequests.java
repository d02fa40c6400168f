package dev.seans.admin;

import dev.seans.identity.ClientAddress;
import dev.seans.identity.ClientOrigin;
import dev.seans.identity.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Which answers nobody can read on their way: those over TLS, as far as the connection or a trusted proxy tells, and
 * those to a program on this machine. What was passed on by anybody does not come from this machine, whatever its last
 * hop is.
 */
final class ConfidentialRequests {

    private static final List<String> MARKS_OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final TrustedProxies proxies;

    ConfidentialRequests(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Where the request comes from; secure if its answer is confidential. */
    ClientOrigin originOf(HttpServletRequest request) {
        ClientOrigin origin = proxies.originOf(request);
        return new ClientOrigin(origin.address(), origin.secure() || isOfThisMachine(request, origin.address()));
    }

    private static boolean isOfThisMachine(HttpServletRequest request, ClientAddress address) {
        return address.isLoopback() && MARKS_OF_PROXIES.stream().allMatch(mark -> request.getHeader(mark) == null);
    }
}
