package dev.seans.api;

import dev.seans.identity.RawQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** The query of a request to the API, checked. An empty parameter is none. */
public record ApiParameters(RawQuery query) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    public static ApiParameters of(HttpServletRequest request) {
        return new ApiParameters(RawQuery.parse(request.getQueryString()));
    }

    public Optional<String> source() {
        return text("source");
    }

    /** Of the last row of the page before. */
    public Optional<Long> after() {
        return number("after", Long.MAX_VALUE);
    }

    /** Of a page. */
    public int limit() {
        return number("limit", MAX_LIMIT).map(Long::intValue).orElse(DEFAULT_LIMIT);
    }

    /**
     * One of some words.
     *
     * @throws ApiException 400 for another one
     */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> words) {
        return text(name)
                .map(value -> Arrays.stream(words.getEnumConstants())
                        .filter(known -> known.name().equals(value))
                        .findFirst()
                        .orElseThrow(
                                () -> wrong(name + " must be one of " + Arrays.toString(words.getEnumConstants()))));
    }

    /**
     * True or false.
     *
     * @throws ApiException 400 for anything else
     */
    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name + " must be true or false");
        });
    }

    /**
     * A number from 1 to the most.
     *
     * @throws ApiException 400 for anything else
     */
    public Optional<Long> number(String name, long most) {
        return text(name).map(value -> number(name, value, most));
    }

    /**
     * What stands there.
     *
     * @throws ApiException 400 for control characters
     */
    public Optional<String> text(String name) {
        Optional<String> text = query.first(name).filter(value -> !value.isEmpty());
        // PostgreSQL takes no U+0000 in a text.
        text.filter(value -> value.chars().anyMatch(Character::isISOControl)).ifPresent(value -> {
            throw wrong(name + " has a control character");
        });
        return text;
    }

    private static long number(String name, String text, long most) {
        long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (number < 1 || number > most) {
            throw wrong(name + " must be a whole number from 1 to " + most);
        }
        return number;
    }

    public static ApiException wrong(String message) {
        return new ApiException(HttpServletResponse.SC_BAD_REQUEST, message);
    }
}
