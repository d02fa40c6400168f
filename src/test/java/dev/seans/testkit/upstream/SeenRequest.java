package dev.seans.testkit.upstream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param target as the request line has it: a path, or a whole address if it came to a proxy
 * @param headers by small letters
 */
public record SeenRequest(String method, String target, Map<String, List<String>> headers, String body) {

    /** Without the query. */
    public String path() {
        String path = URI.create(target).getPath();
        return path == null ? "" : path;
    }

    /** The first one of this name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The value of the cookie, whatever the case of its name. */
    public Optional<String> cookie(String name) {
        return headers.getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.regionMatches(true, 0, name + "=", 0, name.length() + 1))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    /** {@code user:password} of Basic credentials, read as UTF-8. */
    public Optional<String> basic() {
        return header("authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> Base64.getDecoder().decode(value.substring("Basic ".length())))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
