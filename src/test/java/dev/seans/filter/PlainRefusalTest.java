package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlainRefusalTest {

    private static final String BODY = "The request belongs to no session that is known here: open a new one.\n";

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "LOGIN_BRAKED",
                "BUSY",
                "POOL_FULL",
                "TOO_MANY_WAIT",
                "TOO_MANY_SESSIONS",
                "SET_UP_FAILED",
                "LOST",
                "UNAVAILABLE"
            })
    void allRefusalsAreAlikeWhateverTheReason(RefusalReason reason) throws IOException {
        FakeResponse response = refuse(reason, false);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers()).isEqualTo(Map.of("Content-Type", "text/plain; charset=UTF-8"));
        assertThat(response.body(StandardCharsets.UTF_8)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUSY | Other requests of this session are under way: try again later.",
                "LOST | The request took longer than it may hold its session, and what it has changed there was not kept:"
                        + " try again later.",
                "POOL_FULL | No session is to be had at the moment: try again later.",
                "UNAVAILABLE | The session cannot be checked at the moment: try again later.",
            })
    void whoMustWaitIsToldToComeLater(RefusalReason reason, String text) throws IOException {
        FakeResponse response = refuse(reason, false);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("Retry-After", "5");
        assertThat(response.body(StandardCharsets.UTF_8)).isEqualTo(text + "\n");
    }

    @Test
    void wrongCredentialsAtAnEntryAreAskedForAgain() throws IOException {
        FakeResponse response = refuse(RefusalReason.WRONG_CREDENTIALS, true);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsEntry("WWW-Authenticate", "Basic realm=\"Seans\", charset=\"UTF-8\"");
    }

    @Test
    void whoHasTriedTooManyPasswordsIsToldWhenToComeAgain() throws IOException {
        FakeResponse response = refuse(RefusalReason.LOGIN_BRAKED, true);

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
        assertThat(response.body(StandardCharsets.UTF_8))
                .isEqualTo("Too many passwords were wrong: try again later.\n");
    }

    @Test
    void aMalformedIdAtAnEntryIsRefusedLikeAnyOther() throws IOException {
        FakeResponse response = refuse(RefusalReason.MALFORMED_ID, true);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.headers()).doesNotContainKey("WWW-Authenticate");
    }

    private static FakeResponse refuse(RefusalReason reason, boolean atEntry) throws IOException {
        FakeResponse response = new FakeResponse();
        new PlainRefusal().answer(FakeRequest.withQuery(null).http(), response.http(), reason, atEntry);
        return response;
    }
}
