package dev.seans.upstream;

import dev.seans.settings.SecretParameter;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes parameters of a session into the query of an address. */
final class SessionQuery {

    private static final Pattern AND = Pattern.compile("&");

    private SessionQuery() {}

    /** The same address, with these parameters instead of those that have their names; the others stay as they are written. */
    static URI written(URI uri, List<SecretParameter> parameters) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        Stream<String> others = AND.splitAsStream(query).filter(pair -> !pair.isEmpty() && !isOneOf(pair, parameters));
        Stream<String> own = parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "="
                        + encoded(parameter.value().text()));
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "?"
                + Stream.concat(others, own).collect(Collectors.joining("&")));
    }

    private static boolean isOneOf(String pair, List<SecretParameter> parameters) {
        String name = decoded(pair.split("=", 2)[0]);
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
