package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of cookies, as servers write them: RFC 6265, section 5.1.1. */
class CookieDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 01 Mar 2026 14:00:00 GMT",
                "Sun, 1 Mar 2026 14:00:00 GMT",
                "Sunday, 01-Mar-26 14:00:00 GMT",
                "Sun Mar  1 14:00:00 2026",
                "01 march 2026 14:00:00",
                "14:00:00 2026 1 MAR",
                "Sun, 01-Mar-2026 14:00:00 UTC"
            })
    void allWaysToWriteADateMeanTheSame(String text) {
        assertThat(CookieDate.parse(text)).contains(Instant.parse("2026-03-01T14:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "0",
                "2026-03-01T14:00:00Z",
                "Sun, 01 Mar 2026",
                "Sun, 31 Feb 2026 14:00:00 GMT",
                "Sun, 01 Mar 2026 24:00:00 GMT",
                "Sun, 01 Mar 1600 14:00:00 GMT",
                "Sun, 01 Nix 2026 14:00:00 GMT"
            })
    void whatIsNoDateIsNone(String text) {
        assertThat(CookieDate.parse(text)).isEmpty();
    }

    @Test
    void twoDigitsOfAYearAreOfThisTime() {
        assertThat(CookieDate.parse("01-Mar-70 00:00:00")).contains(Instant.parse("1970-03-01T00:00:00Z"));
        assertThat(CookieDate.parse("01-Mar-69 00:00:00")).contains(Instant.parse("2069-03-01T00:00:00Z"));
    }
}
