package dev.seans.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a foreign page from using the credentials that an operator's browser remembers: no page can send JSON to another
 * site without asking it first, and a browser tells the page's origin.
 */
public final class ApiWriteGuard {

    private static final List<String> FILES =
            List.of("application/xml", "text/xml", "application/zip", "application/octet-stream");

    private ApiWriteGuard() {}

    /**
     * Lets requests through that a foreign page cannot have made.
     *
     * @throws ApiException 403 for a foreign Origin, 415 for a body that is not declared as JSON
     */
    public static void require(HttpServletRequest request) {
        requireOwnOrigin(request);
        if (!type(request).equals("application/json")) {
            throw new ApiException(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "the header Content-Type: application/json is needed; the body may be empty");
        }
    }

    /**
     * The same for a body that is a file: no page can send one of these kinds to another site without asking it first, either.
     *
     * @throws ApiException 403 for a foreign Origin, 415 for a body that is declared as something else
     */
    public static void requireFile(HttpServletRequest request) {
        requireOwnOrigin(request);
        if (!FILES.contains(type(request))) {
            throw new ApiException(
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "the header Content-Type must be one of " + FILES + "; the body is the file");
        }
    }

    /**
     * Lets requests through that no page of another site has made.
     *
     * @throws ApiException 403 for a foreign Origin
     */
    public static void requireOwnOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null && !isOwn(origin, request.getHeader("Host"))) {
            throw new ApiException(
                    HttpServletResponse.SC_FORBIDDEN, "the request comes from a page of another site, by its Origin");
        }
    }

    /** Without the scheme: a proxy that ends TLS passes on the host. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
