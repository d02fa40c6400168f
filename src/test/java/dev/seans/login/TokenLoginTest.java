package dev.seans.login;

import static dev.seans.login.GivenLogin.headers;
import static dev.seans.login.GivenLogin.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.Secret;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SeenRequest;
import dev.seans.testkit.upstream.WrittenUpstream;
import dev.seans.upstream.UpstreamCookie;
import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with JSON, and sessions that are no cookie. */
class TokenLoginTest {

    private final WrittenUpstream upstream = new WrittenUpstream();
    private final GivenLogin login = new GivenLogin(upstream);

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "quote\" back\\slash", "line\nbreak\u0001", "пароль 😀", "{user}", "$1\\u0041"})
    void aPasswordInJsonIsReadAsItIs(String password) throws Exception {
        upstream.on("POST /login", PlainReply.of(200).with("Set-Cookie", "sid=abc"));

        login.granted(new Credentials("keeper", new Secret(password)), "login", "json");

        SeenRequest asked = upstream.last("POST /login");
        assertThat(asked.header("content-type")).contains("application/json");
        assertThat(Json.createReader(new StringReader(asked.body()))
                        .readObject()
                        .getString("password"))
                .isEqualTo(password);
    }

    @Test
    void aTokenInJsonIsSentAsBearer() throws Exception {
        upstream.on("POST /login", json(200, "{\"access_token\":\"t0k\",\"ttl\":60}"));

        GrantedSession session = login.granted("token", "/access_token", "expiry-field", "/ttl");

        assertThat(upstream.last("POST /login").basic()).contains("keeper:secret");
        assertThat(headers(session)).containsExactly("Authorization: Bearer t0k");
        assertThat(session.cookies()).isEmpty();
        assertThat(session.lifetime()).contains(Duration.ofMinutes(1));
    }

    @Test
    void aTokenInAHeaderIsSentInAnother() throws Exception {
        upstream.on("POST /login", PlainReply.of(204).with("X-Session", "t0k").with("Set-Cookie", "lb=1; Path=/"));

        GrantedSession session = login.granted("token", "header:x-session", "token-as", "X-Auth-Token: v1 {token}");

        assertThat(headers(session)).containsExactly("X-Auth-Token: v1 t0k");
        assertThat(session.cookies()).extracting(UpstreamCookie::name).containsExactly("lb");
    }

    @Test
    void aTokenThatIsTheWholeBodyIsSentInTheQuery() throws Exception {
        upstream.on("POST /login", PlainReply.of(200).saying("text/plain", "  t0k=\n"));

        GrantedSession session = login.granted("token", "body", "token-as", "?access_token={token}");

        assertThat(session.headers()).isEmpty();
        assertThat(session.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.name()).isEqualTo("access_token");
            assertThat(parameter.value().text()).isEqualTo("t0k=");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "/access_token ! {} ! , but has no token: there is no field /access_token",
                "/access_token ! {\"access_token\":null} ! , but has no token: there is no field /access_token",
                "/access_token ! {\"access_token\":\"\"} ! , but has no token: there is no field /access_token",
                "/access_token ! <p> ! , and its field /access_token is not JSON",
                "/access_token ! {\"access_token\":{}} ! , and its field /access_token is neither a number nor a text there",
                "header:X-T ! {} ! , but has no token: there is no header X-T",
                "/t ! {\"t\":\"geheim\\r\\nX: y\"} ! , and its token (field /t) is longer than 16 kB, or no printable ASCII",
                "body ! geheim\u0430 ! , and its token (body) is longer than 16 kB, or no printable ASCII",
            })
    void aTokenThatIsNotThereOrOfNoUseIsNamedAndNotShown(String token, String body, String said) {
        upstream.on("POST /login", json(200, body));

        LoginFailedException failed = login.refused("token", token);

        assertThat(failed.failure()).isEqualTo(Failure.UNEXPECTED_ANSWER);
        assertThat(failed).hasMessage("POST " + upstream.url() + "/login was answered 200" + said);
    }

    @Test
    void anEndlessTokenIsNotRead() {
        upstream.on("POST /login", PlainReply.of(200).saying("text/plain", "x".repeat(16_001)));

        assertThat(login.refused("token", "body")).hasMessageContaining("is longer than 16 kB");
    }

    @Test
    void aJsonWebTokenTellsItsEndIfNothingElseDoes() throws Exception {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"exp\":1893456600}".getBytes(StandardCharsets.UTF_8));
        String token = "eyJh." + claims + ".sig";
        PlainReply answer = json(200, "{\"t\":\"" + token + "\"}").with("Date", "Tue, 01 Jan 2030 00:00:00 GMT");
        upstream.on("POST /login", answer);
        assertThat(login.granted("login", "json", "token", "/t").lifetime()).contains(Duration.ofMinutes(10));

        upstream.on("POST /login", answer.with("Set-Cookie", "c=1; Max-Age=590"));
        GrantedSession session = login.granted("login", "json", "token", "/t");
        assertThat(session.lifetime()).contains(Duration.ofSeconds(590));
        assertThat(session.lasting()).isEmpty();
    }

    @Test
    void aCookieThatEndsBeforeTheTokenNeedNotBeKept() throws Exception {
        upstream.on("POST /login", json(200, "{\"t\":\"t0k\"}").with("Set-Cookie", "cf=1; Max-Age=60"));

        GrantedSession session = login.granted("login", "json", "token", "/t");

        assertThat(session.lifetime()).contains(Duration.ofMinutes(1));
        assertThat(session.lasting()).hasValueSatisfying(lasting -> {
            assertThat(lasting.cookies()).isEmpty();
            assertThat(lasting.lifetime()).isEmpty();
            assertThat(headers(lasting)).containsExactly("Authorization: Bearer t0k");
        });
    }

    @Test
    void theSecondRequestHasTheTokenOfTheFirstAndMayReplaceIt() throws Exception {
        upstream.on("POST /login", json(200, "{\"t\":\"one\",\"ttl\":90}"));
        upstream.on("POST /project", json(200, "{\"t\":\"two\"}"));

        GrantedSession session = login.granted(
                "login", "json",
                "token", "/t",
                "expiry-field", "/ttl",
                "login-next-path", "/project",
                "login-next-body", "{\"from\":\"{token}\"}");

        SeenRequest asked = upstream.last("POST /project");
        assertThat(asked.header("authorization")).contains("Bearer one");
        assertThat(asked.body()).isEqualTo("{\"from\":\"one\"}");
        assertThat(headers(session)).containsExactly("Authorization: Bearer two");
        assertThat(session.lifetime()).contains(Duration.ofSeconds(90));
    }

    @Test
    void theTokenGoesInTheQueryOfTheSecondRequestToo() throws Exception {
        upstream.on("POST /login", json(200, "{\"t\":\"a b&c\"}"));
        upstream.on("GET /project", PlainReply.of(204));

        login.granted(
                "login", "json", "token", "/t", "token-as", "?key={token}", "login-next-path", "/project?key=0&x=1");

        assertThat(upstream.last("GET /project").target()).isEqualTo("/project?x=1&key=a%20b%26c");
    }

    @Test
    void aRedirectOfJsonIsNotFollowed() {
        upstream.on("POST /login", GivenLogin.redirect("/home"));

        assertThat(login.refused("login", "json"))
                .hasMessage("POST " + upstream.url() + "/login was answered 302, which the setting"
                        + " seans.upstream.erp.login-status does not have: expected was 200 to 299");
    }
}
