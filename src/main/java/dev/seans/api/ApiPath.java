package dev.seans.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What stands behind the path of the servlet, decoded from the address itself: over HTTP/2 Payara decodes a path as Latin-1, and it
 * ends one at an encoded semicolon, so that an order would be put under another one's number.
 */
public final class ApiPath {

    private ApiPath() {}

    /**
     * Begins with a slash.
     *
     * @throws ApiException 400 for what is no encoding
     */
    public static String of(HttpServletRequest request) {
        String address = request.getRequestURI();
        String before = request.getContextPath() + request.getServletPath();
        String decodedByServer = request.getPathInfo() == null ? "/" : request.getPathInfo();
        return address.startsWith(before + "/")
                ? decoded(address.substring(before.length()).replaceAll(";[^/]*", ""))
                : decodedByServer;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEncoding) {
            throw ApiParameters.wrong("the path is not percent-encoded as RFC 3986 has it");
        }
    }
}
