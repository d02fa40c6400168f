package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.RefusalReason;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommerceMlRefusalTest {

    private static final Settings ENGLISH =
            GivenSettings.with(Map.of("seans.exchange.language", "en", "seans.exchange.charset", "UTF-8"));

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "LOGIN_BRAKED",
                "BUSY",
                "LOST",
                "UNAVAILABLE",
                "POOL_FULL",
                "TOO_MANY_WAIT",
                "TOO_MANY_SESSIONS",
                "SET_UP_FAILED"
            })
    void allRefusalsOfOneModeAreAlikeWhateverTheReason(RefusalReason reason) throws IOException {
        FakeResponse response = refuse("type=catalog&mode=file", reason, false);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body(StandardCharsets.UTF_8))
                .isEqualTo("failure\nThe exchange session was not recognised: its id is missing, unknown, expired or"
                        + " another user's. Begin the exchange again.");
        assertThat(response.headers()).doesNotContainKeys("Set-Cookie", "WWW-Authenticate");
    }

    /** Two lines would be taken for parameters, and the whole file be uploaded. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "LOGIN_BRAKED",
                "BUSY",
                "LOST",
                "UNAVAILABLE",
                "POOL_FULL",
                "TOO_MANY_WAIT",
                "TOO_MANY_SESSIONS",
                "SET_UP_FAILED"
            })
    void aRefusalOfInitHasThreeLines(RefusalReason reason) throws IOException {
        FakeResponse response = refuse("type=catalog&mode=init", reason, false);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body(StandardCharsets.UTF_8).split("\n", -1))
                .hasSize(3)
                .startsWith("failure");
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "LOST", "UNAVAILABLE"})
    void whoCannotBeCheckedIsToldToComeLaterAndNeverToUpload(RefusalReason reason) throws IOException {
        FakeResponse response = refuse("type=catalog&mode=init", reason, false);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(response.body(StandardCharsets.UTF_8).split("\n", -1))
                .hasSize(3)
                .startsWith("failure");
    }

    @Test
    void wrongCredentialsAtCheckauthAreAskedForAgain() throws IOException {
        FakeResponse response = refuse("type=catalog&mode=checkauth", RefusalReason.WRONG_CREDENTIALS, true);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("WWW-Authenticate", "Basic realm=\"Seans\", charset=\"UTF-8\"");
        assertThat(response.body(StandardCharsets.UTF_8))
                .isEqualTo(
                        "failure\nThe user name or the password is wrong: check them in the exchange settings of 1C.");
    }

    @Test
    void whoHasTriedTooManyPasswordsIsToldToComeLater() throws IOException {
        FakeResponse response = refuse("type=catalog&mode=checkauth", RefusalReason.LOGIN_BRAKED, true);

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
        assertThat(response.body(StandardCharsets.UTF_8)).startsWith("failure\nToo many passwords were wrong");
    }

    private static FakeResponse refuse(String query, RefusalReason reason, boolean atEntry) throws IOException {
        FakeResponse response = new FakeResponse();
        new CommerceMlRefusal(new ExchangeTexts(ENGLISH), ENGLISH)
                .answer(FakeRequest.withQuery(query).http(), response.http(), reason, atEntry);
        return response;
    }
}
