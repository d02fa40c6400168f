package dev.seans.gateway;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller wants of which upstream, as it stands in the request line: what a server makes of it on the way, as decoding
 * a part and taking another one for a parameter, is not what the upstream was asked for.
 *
 * @param prefix the path of the gateway up to the upstream's name, without a slash at its end
 * @param path below the base URL, encoded; empty or begins with a slash
 * @param query with its question mark, encoded; empty if there is none
 */
record GatewayAddress(String prefix, String upstream, String path, String query) {

    private static final Pattern REST = Pattern.compile("/([a-z0-9]{1,40})(/.*)?", Pattern.DOTALL);
    private static final Pattern NO_ENCODING = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** RFC 3986, section 3.4, and the percent sign. */
    private static final String AS_THEY_ARE = "-._~!$&'()*+,;=:@/?%";

    private static final int LATIN_1 = 0xFF;

    /**
     * The address of a request.
     *
     * @throws ApiException 404 if it names no upstream, 400 for what is no encoding
     */
    static GatewayAddress of(HttpServletRequest request) {
        String start = request.getContextPath() + request.getServletPath();
        String address = request.getRequestURI();
        Matcher rest = REST.matcher(address.startsWith(start) ? address.substring(start.length()) : "");
        if (!rest.matches()) {
            throw unknown();
        }
        String path = rest.group(2) == null ? "" : encoded(rest.group(2));
        String query = request.getQueryString() == null ? "" : "?" + encoded(request.getQueryString());
        return new GatewayAddress(start + "/" + rest.group(1), rest.group(1), path, query);
    }

    /** There is no such upstream here, or none that programs may call by the gateway. */
    static ApiException unknown() {
        return ApiException.notFound(
                "there is no upstream of this name behind the gateway: seans.upstreams names them, and"
                        + " seans.upstream.<name>.gateway = true lets programs call one");
    }

    /** Lenient clients send other letters as they are; the upstream gets their bytes, encoded. */
    private static String encoded(String text) {
        if (NO_ENCODING.matcher(text).find()) {
            throw ApiParameters.wrong("the address is not percent-encoded as RFC 3986 has it");
        }
        boolean bytes = text.chars().allMatch(letter -> letter <= LATIN_1);
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
            if (isAsItIs((char) (one & LATIN_1))) {
                encoded.append((char) one);
            } else {
                encoded.append("%%%02X".formatted(one));
            }
        }
        return encoded.toString();
    }

    private static boolean isAsItIs(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || AS_THEY_ARE.indexOf(letter) >= 0;
    }

    String target() {
        return path + query;
    }
}
