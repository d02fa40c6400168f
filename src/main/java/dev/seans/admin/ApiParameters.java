package dev.seans.admin;

import dev.seans.changes.ChangeCursor;
import dev.seans.exchange.ExchangeSearch;
import dev.seans.identity.RawQuery;
import dev.seans.orderbook.OrderState;
import dev.seans.registry.ImportSearch;
import dev.seans.registry.ImportState;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The query of a request to the API, checked. */
record ApiParameters(RawQuery query) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final Pattern KEY_BEGINNING = Pattern.compile("[0-9a-f]{12,64}");

    ImportSearch importSearch() {
        return new ImportSearch(sessionKey(), source(), state(), after(), limit());
    }

    ExchangeSearch exchangeSearch() {
        return new ExchangeSearch(
                sessionKey(), text("user"), text("lastMode"), flag("importRequested"), after(), limit());
    }

    Optional<String> source() {
        return text("source");
    }

    Optional<Long> after() {
        return text("after").map(value -> number("after", value, Long.MAX_VALUE));
    }

    /** The version of a session of an upstream that a program found lost. */
    Optional<Long> lost() {
        return text("lost").map(value -> number("lost", value, Long.MAX_VALUE));
    }

    int limit() {
        return text("limit")
                .map(value -> (int) number("limit", value, MAX_LIMIT))
                .orElse(DEFAULT_LIMIT);
    }

    /** Where a follower of changes goes on. */
    ChangeCursor cursor() {
        return text("after")
                .map(value -> ChangeCursor.parse(value)
                        .orElseThrow(() -> wrong("after must be 0, or the next of the page before")))
                .orElse(ChangeCursor.BEGINNING);
    }

    /** Whether the records themselves are wanted. */
    boolean wantsBodies() {
        text("body").filter(value -> !value.equals("none")).ifPresent(value -> {
            throw wrong("body can only be none");
        });
        return text("body").isEmpty();
    }

    Optional<OrderState> orderState() {
        return text("state")
                .map(value -> Arrays.stream(OrderState.values())
                        .filter(known -> known.name().equals(value))
                        .findFirst()
                        .orElseThrow(() -> wrong("state must be one of " + Arrays.toString(OrderState.values()))));
    }

    private Optional<String> sessionKey() {
        Optional<String> key = text("sessionKey");
        key.filter(value -> !KEY_BEGINNING.matcher(value).matches()).ifPresent(value -> {
            throw wrong("sessionKey must be 12 to 64 lower-case hex digits: the beginning of a key, as logs show it");
        });
        return key;
    }

    private Optional<String> state() {
        Optional<String> state = text("state");
        state.filter(value -> Arrays.stream(ImportState.values())
                        .noneMatch(known -> known.name().equals(value)))
                .ifPresent(value -> {
                    throw wrong("state must be one of " + Arrays.toString(ImportState.values()));
                });
        return state;
    }

    private Optional<Boolean> flag(String name) {
        Optional<String> flag = text(name);
        flag.filter(value -> !value.equals("true") && !value.equals("false")).ifPresent(value -> {
            throw wrong(name + " must be true or false");
        });
        return flag.map(Boolean::valueOf);
    }

    private Optional<String> text(String name) {
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

    static ApiException wrong(String message) {
        return new ApiException(HttpServletResponse.SC_BAD_REQUEST, message);
    }
}
