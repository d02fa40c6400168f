package dev.seans.services;

import static dev.seans.services.GivenCalls.MANUAL;
import static dev.seans.services.GivenCalls.POOLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever shows something else than Basic credentials has sessions of their own, too. */
class TokensOfCallersTest {

    @TempDir
    private Path home;

    private GivenCalls calls;

    @BeforeEach
    void services() {
        calls = new GivenCalls(TestDatabase.H2.fresh(), home);
    }

    @ParameterizedTest
    @CsvSource({"Bearer a, Bearer b", "Bearer a, bearer a", "Bearer a, Token a", "Bearer a, ''"})
    void whoShowsAnotherTokenGetsAnotherSessionOfThePool(String one, String other) throws Exception {
        SessionKey first = calls.key(showing(one, POOLED));

        assertThat(calls.key(showing(other, POOLED))).isNotEqualTo(first);
        assertThat(calls.key(showing(one, POOLED))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"Bearer a, Bearer b", "Bearer a, ''", "'', Bearer a"})
    void theSessionOfAnotherTokenIsUnknown(String one, String other) throws Exception {
        SessionId id = GivenCalls.id(calls.handle(showing(one, MANUAL).header("IBSession", "start")));

        assertThat(calls.handle(GivenCalls.with(showing(other, MANUAL), id)).status())
                .isEqualTo(404);
        assertThat(calls.handle(GivenCalls.with(showing(one, MANUAL), id)).status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordThatTheServerHasVerifiedCountsAsWell() throws Exception {
        SessionId id = GivenCalls.id(calls.handle(verified("right").header("IBSession", "start")));

        assertThat(calls.handle(GivenCalls.with(verified("new"), id)).status()).isEqualTo(404);
        assertThat(calls.handle(GivenCalls.with(verified("right"), id)).status())
                .isEqualTo(200);
        assertThat(calls.handle(GivenCalls.with(GivenCalls.call(MANUAL), id)).status())
                .as("the same credentials, verified by us")
                .isEqualTo(200);
    }

    @Test
    void aUserWhomTheServerKnowsKeepsTheirSessionWhateverTheHeaderOfDigestSays() throws Exception {
        SessionKey first = calls.key(showing("Digest nc=1", POOLED).of("1c"));

        assertThat(calls.key(showing("Digest nc=2", POOLED).of("1c"))).isEqualTo(first);
    }

    private static FakeRequest showing(String authorization, String service) {
        FakeRequest request = GivenCalls.anonymous(service);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static FakeRequest verified(String password) {
        return GivenCalls.as(GivenCalls.anonymous(MANUAL).of("1c"), "1c", password);
    }
}
