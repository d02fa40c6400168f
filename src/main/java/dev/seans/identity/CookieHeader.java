package dev.seans.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The {@code Cookie} header, read by hand: 1C writes it by hand, too, and some clients echo a whole {@code Set-Cookie}
 * with its attributes, which a container's parser may refuse.
 */
final class CookieHeader {

    private CookieHeader() {}

    /** The values of all pairs of such a name. */
    static List<String> values(List<String> headers, Predicate<String> isName) {
        List<String> values = new ArrayList<>();
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && isName.test(pair.substring(0, equals).strip())) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }
}
