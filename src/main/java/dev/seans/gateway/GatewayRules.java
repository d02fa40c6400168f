package dev.seans.gateway;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of an upstream programs may call, by its settings: everything, unless these name methods or paths. Where paths are named,
 * one that two servers could read differently is none of them.
 */
final class GatewayRules {

    /** The answer to TRACE shows the request, and in it the session: RFC 9110, section 9.3.8. */
    private static final Set<String> NEVER = Set.of("TRACE", "CONNECT", "TRACK");

    /** What some servers take for another method than that of the request line. */
    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern AMBIGUOUS = Pattern.compile("[;\\\\]|//|%(2f|5c|25|3b)", Pattern.CASE_INSENSITIVE);

    private final List<String> methods;
    private final List<String> paths;

    GatewayRules(UpstreamSettings settings) {
        methods = settings.list(UpstreamSetting.GATEWAY_METHODS);
        paths = settings.list(UpstreamSetting.GATEWAY_PATHS);
    }

    /**
     * Lets those calls pass that are allowed.
     *
     * @throws ApiException 400 for what is no method, 405 for another method, which names those that are allowed, 403 for another path
     */
    void require(HttpServletRequest request, HttpServletResponse response, GatewayAddress address) {
        String method = request.getMethod();
        if (!TOKEN.matcher(method).matches()) {
            throw ApiParameters.wrong("the method is no token as RFC 9110 has it");
        }
        if (NEVER.contains(method.toUpperCase(Locale.ROOT)) || !(methods.isEmpty() || methods.contains(method))) {
            throw ApiException.notAllowed(
                    response,
                    methods.isEmpty() ? "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" : String.join(", ", methods));
        }
        if (!methods.isEmpty() && OVERRIDES.stream().anyMatch(name -> request.getHeader(name) != null)) {
            throw forbidden("a header names another method than the request line, and the setting gateway-methods lists"
                    + " those that are allowed: send the method itself");
        }
        if (!paths.isEmpty() && !allows(address.path())) {
            throw forbidden("the path is none of those that the setting gateway-paths allows");
        }
    }

    private boolean allows(String path) {
        String decoded =
                URI.create("http://host" + (path.isEmpty() ? "/" : path)).getPath();
        return !AMBIGUOUS.matcher(path).find() && paths.stream().anyMatch(allowed -> matches(allowed, decoded));
    }

    /** A star at the end stands for anything. */
    private static boolean matches(String allowed, String path) {
        return allowed.endsWith("*")
                ? path.startsWith(allowed.substring(0, allowed.length() - 1))
                : path.equals(allowed);
    }

    private static ApiException forbidden(String text) {
        return new ApiException(HttpServletResponse.SC_FORBIDDEN, text);
    }
}
