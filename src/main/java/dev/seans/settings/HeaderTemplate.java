package dev.seans.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header of the settings {@code login-headers} and {@code call-headers}: {@code Name: value}, several with a bar between
 * blanks.
 */
public record HeaderTemplate(String name, Template value) {

    private static final Pattern BAR = Pattern.compile("\\s\\|\\s");

    /** Those that the HTTP client writes, or that belong to one connection, or that the keeper writes. */
    private static final Set<String> NOT_FREE = Set.of(
            "host",
            "connection",
            "content-length",
            "cookie",
            "expect",
            "http2-settings",
            "ibsession",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /**
     * All that a text names.
     *
     * @throws IllegalArgumentException with what is wrong; no value is shown
     */
    static List<HeaderTemplate> all(String text) {
        List<HeaderTemplate> headers = new ArrayList<>();
        if (!text.isBlank()) {
            BAR.splitAsStream(text).map(HeaderTemplate::one).forEach(headers::add);
        }
        return List.copyOf(headers);
    }

    private static HeaderTemplate one(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("expected Name: value, and \" | \" between two of them");
        }
        String name = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        var checked = new SecretHeader(name, new Secret(value));
        if (NOT_FREE.contains(checked.name().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the header " + name + " is written by Seans itself, or by its HTTP client");
        }
        return new HeaderTemplate(name, new Template(value));
    }

    /** As it is: without placeholders. */
    SecretHeader asItIs() {
        return new SecretHeader(name, new Secret(value.text()));
    }
}
