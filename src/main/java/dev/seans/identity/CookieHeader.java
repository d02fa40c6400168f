package dev.seans.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code Cookie} header, read by hand: 1C writes it by hand, too, and some clients echo a whole {@code Set-Cookie}
 * with its attributes, which a container's parser may refuse.
 */
final class CookieHeader {

    private CookieHeader() {}

    /** The values of all pairs of exactly this name. */
    static List<String> values(List<String> headers, String name) {
        List<String> values = new ArrayList<>();
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }
}
