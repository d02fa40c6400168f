package dev.seans.publications;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** The values that {@code default.vrd} and a filter both can set, and by which names. */
enum ReuseValue {
    MODE("reuse", "reuseSessions", ReuseText::mode),
    MAX_AGE("sessionMaxAge", "sessionMaxAge", ReuseText::maxAge),
    POOL_SIZE("poolSize", "poolSize", ReuseText::poolSize),
    POOL_TIMEOUT("poolTimeout", "poolTimeout", ReuseText::poolTimeout);

    private final String parameter;
    private final String attribute;

    @SuppressWarnings("ImmutableEnumChecker") // a reader is a stateless function
    private final Consumer<String> reader;

    ReuseValue(String parameter, String attribute, Consumer<String> reader) {
        this.parameter = parameter;
        this.attribute = attribute;
        this.reader = reader;
    }

    /** The init-param. */
    String parameter() {
        return parameter;
    }

    /** In {@code default.vrd}. */
    String attribute() {
        return attribute;
    }

    /** @throws IllegalArgumentException with what was expected */
    void check(String text) {
        reader.accept(text);
    }

    static Optional<ReuseValue> ofAttribute(String name) {
        return Arrays.stream(values())
                .filter(value -> value.attribute.equals(name))
                .findFirst();
    }
}
