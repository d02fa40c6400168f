package dev.seans.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of exchange that are served here; the protocol has more (protocol, section 1.1). */
enum ExchangeType {
    /** Goods, offers, prices, stock: 1C tells us. */
    CATALOG,
    /** Orders, both ways. */
    SALE,
    /** Whether there are orders to fetch. */
    LISTEN;

    /** Those in which {@code mode=} says what is to be done. */
    static final Set<ExchangeType> WITH_MODES = Set.of(CATALOG, SALE);

    /** The type with this value of {@code type=}; empty if it is not served. */
    static Optional<ExchangeType> of(String parameter) {
        return Arrays.stream(values())
                .filter(type -> type.parameter().equals(parameter))
                .findFirst();
    }

    /** All values of {@code type=} that are served, for a text. */
    static String supported() {
        return Arrays.stream(values()).map(type -> "type=" + type.parameter()).collect(Collectors.joining(", "));
    }

    /** The name of the mode that a request wants. */
    String modeOf(ExchangeRequest request) {
        boolean isEntry = request.mode().equals("checkauth");
        return this == LISTEN && !isEntry ? parameter() : request.mode();
    }

    /** The value of {@code type=}. */
    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
