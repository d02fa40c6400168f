package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.client.SessionClient;
import dev.seans.client.SharedSession;
import dev.seans.client.UpstreamSessionException;
import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.fakes.LogListener;
import dev.seans.filter.LoginBrake;
import dev.seans.settings.RawSettings;
import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import dev.seans.settings.Settings;
import dev.seans.settings.SettingsReader;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamStatus;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieHandoutTest {

    private static final String PATH = "/upstreams/erp/cookies";
    private static final UpstreamCookie COOKIE = new UpstreamCookie("sid", "c00kie\"value", "/base", true);

    @Test
    void theCookiesComeWithTheAddressThatTheyAreForAndTheEndOfTheSession() {
        try (LogListener log = LogListener.on(CookieHandout.class)) {
            assertThat(give(PATH, new Client(null), client()))
                    .hasToString("{\"upstream\":\"erp\",\"baseUrl\":\"https://erp.example/base\","
                            + "\"version\":7,\"expiresAt\":\"2026-03-01T20:00:00Z\",\"cookies\":[{\"name\":\"sid\","
                            + "\"value\":\"c00kie\\\"value\",\"path\":\"/base\",\"secure\":true}],"
                            + "\"headers\":[{\"name\":\"X-Auth-Token\",\"value\":\"tk\"}],"
                            + "\"parameters\":[{\"name\":\"key\",\"value\":\"pk\"}]}");
            assertThat(log.lines())
                    .containsExactly(
                            "INFO Cookies of the upstream erp, asked for by user=shop address=192.0.2.1: given");
        }
    }

    @Test
    void whoReportsTheLossOfAVersionGetsTheNextOne() {
        FakeRequest reporting = authenticated(FakeRequest.withQuery("lost=7")).realmGives("seans-client");

        assertThat(give(PATH, new Client(null), reporting)).asString().contains("\"version\":8,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "99", "9999999999999999999"})
    void aVersionThatNobodyWasGivenIsAMistake(String version) {
        FakeRequest reporting =
                authenticated(FakeRequest.withQuery("lost=" + version)).realmGives("seans-client");

        assertThat(refusal(PATH, new Client(null), reporting).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void withoutASessionProgramsAreToldWhy(Reason reason) {
        try (LogListener log = LogListener.on(CookieHandout.class)) {
            ApiException refused = refusal(PATH, new Client(reason), client());

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json()).hasToString("{\"error\":\"nothing to give\",\"reason\":\"" + reason + "\"}");
            assertThat(log.lines()).singleElement().asString().endsWith("refused with 503: nothing to give");
        }
    }

    @Test
    void whereACallMustLeaseItsSessionTheClientIsNotEvenAsked() {
        assertThat(refusal("/upstreams/base/cookies", null, client()).status()).isEqualTo(409);
        assertThat(refusal("/upstreams/nobody/cookies", null, client()).status())
                .isEqualTo(404);
    }

    /** Or a program would learn that it may send its password once more. */
    @Test
    void nobodyIsAskedForAPasswordThatAnybodyCanRead() {
        FakeRequest insecure = FakeRequest.withQuery(null);
        FakeResponse response = new FakeResponse();

        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> handout(null).give(PATH, insecure.http(), response.http()));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(response.headers()).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void operatorsAreNoClients() {
        FakeRequest operator = request().realmGives("seans-admin");

        assertThat(refusal(PATH, new Client(null), operator).status()).isEqualTo(403);
    }

    private static FakeRequest client() {
        return request().realmGives("seans-client");
    }

    private static FakeRequest request() {
        return authenticated(FakeRequest.withQuery(null));
    }

    private static FakeRequest authenticated(FakeRequest request) {
        String credentials = Base64.getEncoder().encodeToString("shop:pw".getBytes(StandardCharsets.UTF_8));
        return request.secure().realmKnows("shop", "pw").header("Authorization", "Basic " + credentials);
    }

    private static JsonValue give(String path, @Nullable Client client, FakeRequest request) {
        return handout(client).give(path, request.http(), new FakeResponse().http());
    }

    private static ApiException refusal(String path, @Nullable Client client, FakeRequest request) {
        return catchThrowableOfType(ApiException.class, () -> give(path, client, request));
    }

    private static CookieHandout handout(@Nullable Client client) {
        return new CookieHandout(
                settings(),
                name -> {
                    assertThat(client)
                            .as("nobody should have asked for " + name)
                            .isNotNull();
                    return client;
                },
                new ApiLogin(new LoginBrake(settings()), settings()));
    }

    private static Settings settings() {
        Map<String, String> settings = new HashMap<>(Map.of("seans.upstreams", "erp base"));
        for (String name : List.of("erp", "base")) {
            settings.put("seans.upstream." + name + ".url", "https://erp.example/base");
            settings.put("seans.upstream." + name + ".login-path", "/login");
            settings.put("seans.upstream." + name + ".check-path", "/check");
            settings.put("seans.upstream." + name + ".user", "keeper");
            settings.put("seans.upstream." + name + ".password", "pw");
        }
        settings.put("seans.upstream.base.login", "ibsession");
        return new SettingsReader(new RawSettings(settings, Map.of(), Map.of())).read();
    }

    /** Has a session, or a reason why it has none. */
    private record Client(@Nullable Reason reason) implements SessionClient {

        @Override
        public HttpClient httpClient() {
            throw new UnsupportedOperationException("nobody should have called");
        }

        @Override
        public URI uri(String path) {
            throw new UnsupportedOperationException("what is handed out comes from one look");
        }

        @Override
        public List<UpstreamCookie> cookies() {
            throw new UnsupportedOperationException("what is handed out comes from one look");
        }

        @Override
        public SharedSession session() throws UpstreamSessionException {
            return session(7);
        }

        @Override
        public SharedSession sessionAfterLossOf(long version) throws UpstreamSessionException {
            if (version > 7) {
                throw new IllegalArgumentException("never");
            }
            return session(version + 1);
        }

        private SharedSession session(long version) throws UpstreamSessionException {
            if (reason != null) {
                throw new UpstreamSessionException(reason, "nothing to give");
            }
            return new SharedSession(
                    URI.create("https://erp.example/base/"),
                    version,
                    Optional.of(Instant.parse("2026-03-01T20:00:00Z")),
                    List.of(COOKIE),
                    List.of(new SecretHeader("X-Auth-Token", new Secret("tk"))),
                    List.of(new SecretParameter("key", new Secret("pk"))));
        }

        @Override
        public UpstreamStatus status() {
            throw new UnsupportedOperationException("that would read the table each time");
        }
    }
}
