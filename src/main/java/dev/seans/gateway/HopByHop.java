package dev.seans.gateway;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Headers that are for the next hop alone: RFC 9110, section 7.6.1. They end here, and so does whatever Connection names. */
final class HopByHop {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final Set<String> named;

    /** @param connection the values of the header Connection */
    HopByHop(Collection<String> connection) {
        named = connection.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param name in small letters */
    boolean has(String name) {
        return Stream.of(ALWAYS, named).anyMatch(names -> names.contains(name));
    }
}
