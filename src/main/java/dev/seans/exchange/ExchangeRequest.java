package dev.seans.exchange;

import dev.seans.filter.RequestNotes;
import dev.seans.identity.RawQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * One request of the exchange.
 *
 * @param http the request itself, for its body and its identity
 * @param response for headers; the body is a {@link Reply}
 * @param query its parameters, read without touching the body
 */
record ExchangeRequest(HttpServletRequest http, HttpServletResponse response, RawQuery query) {

    static ExchangeRequest of(HttpServletRequest http, HttpServletResponse response) {
        return new ExchangeRequest(http, response, RawQuery.parse(http.getQueryString()));
    }

    String type() {
        return query.first("type").orElse("");
    }

    String mode() {
        return query.first("mode").orElse("");
    }

    Optional<String> fileName() {
        return query.first("filename").filter(name -> !name.isBlank());
    }

    boolean asksForVersion() {
        return !query.all("version").isEmpty();
    }

    /** The version of CommerceML that the client can read, if it says so. */
    Optional<String> version() {
        return query.first("version").filter(version -> !version.isBlank());
    }

    RequestNotes notes() {
        return RequestNotes.of(http);
    }
}
