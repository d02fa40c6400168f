package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    private static final String PAIR = "\u0418\u0432\u0430\u043d:\u043f\u0430\u0440\u043e\u043b\u044c"; // Иван:пароль

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void noHeaderIsNoClaim(@org.jspecify.annotations.Nullable String header) {
        assertThat(Authorization.parse(header)).isInstanceOf(Authorization.Absent.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "1c:1c,       1c,   1c",
                "1c:,         1c,   \"\"",
                "a:b:c,       a,    b:c",
                "1c::,        1c,   :",
                "\"a b: c \", a b,  \" c \""
            })
    void theFirstColonPartsUserAndPassword(String pair, String user, String password) {
        assertThat(Authorization.parse(basic(pair, StandardCharsets.US_ASCII)))
                .isEqualTo(new Authorization.Basic(user, password));
    }

    @Test
    void credentialsAreUtf8OrElseWindows1251() {
        Authorization ivan =
                new Authorization.Basic("\u0418\u0432\u0430\u043d", "\u043f\u0430\u0440\u043e\u043b\u044c");

        assertThat(Authorization.parse(basic(PAIR, StandardCharsets.UTF_8))).isEqualTo(ivan);
        assertThat(Authorization.parse(basic(PAIR, Charset.forName("windows-1251"))))
                .isEqualTo(ivan);
    }

    @Test
    void theSchemeIsReadInAnyCaseAndBlanksDoNoHarm() {
        Authorization expected = new Authorization.Basic("1c", "1c");

        assertThat(Authorization.parse("basic MWM6MWM=")).isEqualTo(expected);
        assertThat(Authorization.parse(" BASIC   MWM6MWM= ")).isEqualTo(expected);
        assertThat(Authorization.parse("Basic MWM6MWM")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic MWM=", // 1c, no colon
                "Basic OjFj", // :1c, no user
                "Basic Og==", // a colon alone
                "Basic ????",
                "Basic MWM6MWM=MWM6",
                "Basic M",
                "Basic MWMKOjFj", // a line end in the name
                "Basic MWMbOjFj", // ESC in the name
                "Basic MWM6MWMA", // NUL in the password
                "Basic 4oCoOjFj", // a line separator of Unicode
                "Basic MWM6\u0410",
            })
    void whatCannotBeReadIsUnusable(String header) {
        assertThat(Authorization.parse(header)).isInstanceOf(Authorization.Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BasicMWM6MWM=", "Bearer MWM6MWM=", "Digest username=\"1c\"", "Negotiate YII=", "1c:1c"})
    void whatIsOfAnotherSchemeIsForTheApplicationToRead(String header) {
        assertThat(Authorization.parse(header)).isInstanceOf(Authorization.OtherScheme.class);
    }

    @Test
    void noPasswordIsEverPrinted() {
        assertThat(new Authorization.Basic("ivan", "geheim")).hasToString("Basic credentials of ivan");
        assertThat(String.valueOf(Authorization.parse(basic("ivan:geheim", StandardCharsets.UTF_8))))
                .doesNotContain("geheim");
    }

    private static String basic(String pair, Charset charset) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset));
    }
}
