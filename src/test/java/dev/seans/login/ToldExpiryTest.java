package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a session that a login's answer tells in JSON. */
class ToldExpiryTest {

    private static final AnswerTime ANSWERED = new AnswerTime(Instant.parse("2026-03-01T10:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "14400, PT4H",
        "14400.0, PT4H",
        "14400.9, PT4H",
        "1.44e4, PT4H",
        "2026-03-01T14:00:00Z, PT4H",
        "2026-03-01T17:00:00.000+03:00, PT4H",
        "1e400, PT8784H",
        "99999999999999999999, PT8784H",
        "9999-12-31T23:59:59Z, PT8784H",
        "2147483647, PT8784H",
        "9223372036854775807, PT8784H",
        "1772373600, PT4H",
        "1772373600.5, PT4H",
        "1772373600000, PT4H",
        "1772373600500, PT4H0.5S",
        "2026-03-01T14:00:00, PT4H",
        "2026-03-01 14:00:00, PT4H",
        "2026-03-01T14:00, PT4H",
        "2026-03-01T14:00:00.0000000Z, PT4H",
        "2026-03-01 17:00:00+0300, PT4H",
        "2026-03-01T17:00:00.000000+03, PT4H"
    })
    void secondsOrADateTellHowLongItLives(String text, Duration lifetime) {
        assertThat(ToldExpiry.parse(text, ANSWERED, ZoneOffset.UTC)).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.5",
                "-1e400",
                "1e-400",
                "2026-03-01T10:00:00Z",
                "1970-01-01T00:00:00Z",
                "1772359200",
                "1600000000",
                "1600000000000"
            })
    void whatIsOverAlreadyIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToldExpiry.parse(text, ANSWERED, ZoneOffset.UTC))
                .withMessage("says that the session is over already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-03-01",
                "14:00:00",
                "2026-03-01T25:00:00",
                "1e99999999",
                "NaN",
                "0x10",
                "1.2.3.4"
            })
    void whatIsNoTimeIsRefusedWithoutShowingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToldExpiry.parse(text, ANSWERED, ZoneOffset.UTC))
                .withMessage("is neither a number nor a date and time, such as 2026-03-01T10:00:00Z");
    }

    @Test
    void aDateWithoutAnOffsetIsOfTheZoneThatIsSet() {
        assertThat(ToldExpiry.parse("2026-03-01T14:00:00", ANSWERED, ZoneId.of("Europe/Moscow")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aTokenTellsItsEndItself() {
        assertThat(ToldExpiry.parse(token("{\"sub\":\"keeper\",\"exp\":1772373600}"), ANSWERED, ZoneOffset.UTC))
                .isEqualTo(Duration.ofHours(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"exp\":null}", "{\"exp\":\"soon\"}", "{\"exp\":{}}", "no JSON"})
    void aTokenWithoutAnEndIsRefusedWithoutShowingIt(String claims) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToldExpiry.parse(token(claims), ANSWERED, ZoneOffset.UTC))
                .withMessage("is a token that does not tell its end");
    }

    private static String token(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"token\":{\"expiry\":14400.0}} | /token/expiry | 14400.0",
                "{\"a\":[{\"x\":[1,{}]},{\"b\":\"soon\"}],\"c\":1} | /a/1/b | soon",
                "{\"x\":{\"token\":{\"expiry\":1}},\"token\":{\"expiry\":2}} | /token/expiry | 2",
                "{\"a/b\":{\"m~n\":7}} | /a~1b/m~0n | 7",
                "[5] | /0 | 5"
            })
    void aFieldIsFoundByItsPointer(String json, String pointer, String text) {
        assertThat(find(json, pointer)).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /expiry",
                "{\"expiry\":null} | /expiry",
                "{\"x\":{\"expiry\":1}} | /expiry",
                "{\"token\":1} | /token/expiry",
                "[1] | /1",
                "[1] | /-",
                "[] | /expiry"
            })
    void aFieldThatIsNotThereIsNoMistake(String json, String pointer) {
        assertThat(find(json, pointer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "<html>", "{\"expiry\"", "{\"x\":1,}", "\u0000\u0001"})
    void whatIsNoJsonIsRefused(String body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(body, "/expiry"))
                .withMessage("is not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"expiry\":{}}", "{\"expiry\":[1]}", "{\"expiry\":true}"})
    void whatIsNeitherNumberNorTextIsRefused(String body) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(body, "/expiry"))
                .withMessage("is neither a number nor a text there");
    }

    @Test
    void noDepthDoesHarm() {
        String deep = "{\"x\":" + "[".repeat(400_000) + "]".repeat(400_000) + ",\"expiry\":60}";

        Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() -> find(deep, "/expiry"));

        assertThat(failure)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(IllegalArgumentException.class));
    }

    private static Optional<String> find(String json, String pointer) {
        return JsonField.find(json.getBytes(StandardCharsets.UTF_8), pointer);
    }
}
