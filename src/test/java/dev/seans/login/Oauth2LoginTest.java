package dev.seans.login;

import static dev.seans.login.GivenLogin.headers;
import static dev.seans.login.GivenLogin.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seans.settings.Secret;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SeenRequest;
import dev.seans.testkit.upstream.WrittenUpstream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens by OAuth 2. */
class Oauth2LoginTest {

    private static final Credentials CLIENT = new Credentials("my client", new Secret("a:b"));
    private static final Credentials WITH_TOKEN =
            new Credentials("my client", new Secret("a:b"), Optional.of(new Secret("first")));
    private static final String REFRESH = "grant_type=refresh_token&refresh_token=";

    private final WrittenUpstream upstream = new WrittenUpstream();
    private final GivenLogin login = new GivenLogin(upstream);
    private final Notes notes = new Notes();

    @AfterEach
    void close() {
        upstream.close();
    }

    private static PlainReply token(String more) {
        return json(200, "{\"access_token\":\"t0k\",\"token_type\":\"Bearer\",\"expires_in\":3600" + more + "}");
    }

    private GrantedSession granted(Credentials credentials, String... more) throws Exception {
        String[] settings = new String[more.length + 2];
        settings[0] = "login";
        settings[1] = "oauth2";
        System.arraycopy(more, 0, settings, 2, more.length);
        return login.granted(credentials, notes, settings);
    }

    private List<String> bodies() {
        return upstream.seen("POST /login").stream().map(SeenRequest::body).toList();
    }

    /** Knows these refresh tokens, each once, and gives out the next. */
    private void rotating(String... known) {
        List<String> left = new CopyOnWriteArrayList<>(known);
        upstream.on("POST /login", asked -> {
            String body = asked.body();
            boolean good = body.startsWith(REFRESH)
                    ? left.remove(body.substring(REFRESH.length()))
                    : body.equals("grant_type=client_credentials");
            return good
                    ? token(left.isEmpty() ? "" : ",\"refresh_token\":\"" + left.get(0) + "\"")
                    : json(400, "{\"error\":\"invalid_grant\"}");
        });
    }

    @Test
    void theClientGoesAsBasicCredentialsThatAreEncodedBefore() throws Exception {
        upstream.on("POST /login", token(""));

        GrantedSession session = granted(CLIENT);

        SeenRequest asked = upstream.last("POST /login");
        assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
        assertThat(asked.basic()).contains("my+client:a%3Ab");
        assertThat(asked.header("accept")).contains("application/json");
        assertThat(asked.header("content-type")).contains("application/x-www-form-urlencoded");
        assertThat(headers(session)).containsExactly("Authorization: Bearer t0k");
        assertThat(session.lifetime()).contains(Duration.ofHours(1));
    }

    @Test
    void theClientGoesInTheBodyIfThatHasAPlaceForIt() throws Exception {
        upstream.on("POST /login", json(200, "{\"access_token\":\"t0k\"}"));

        GrantedSession session = granted(
                CLIENT, "login-body", "grant_type=client_credentials&client_id={user}&client_secret={password}");

        assertThat(upstream.last("POST /login").header("authorization")).isEmpty();
        assertThat(bodies()).containsExactly("grant_type=client_credentials&client_id=my+client&client_secret=a%3Ab");
        assertThat(session.lifetime()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, REFUSED",
        "400, invalid_client, REFUSED",
        "400, invalid_scope, UNEXPECTED_ANSWER",
        "401, invalid_client, REFUSED",
        "403, access_denied, FORBIDDEN",
        "429, slow_down, BUSY",
        "500, invalid_grant, UNEXPECTED_ANSWER",
    })
    void whatARefusalMeans(int status, String error, Failure failure) {
        upstream.on("POST /login", json(status, "{\"error\":\"" + error + "\",\"error_description\":\"geheim\"}"));

        LoginFailedException failed = catchThrowableOfType(LoginFailedException.class, () -> granted(CLIENT));

        assertThat(failed.failure()).isEqualTo(failure);
        assertThat(failed).hasMessageNotContaining("geheim");
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void theOperatorsRefreshTokenIsTheFirstAndEachAnswerBringsTheNext() throws Exception {
        rotating("first", "second", "third");

        granted(WITH_TOKEN);
        granted(WITH_TOKEN);

        assertThat(bodies()).containsExactly(REFRESH + "first", REFRESH + "second");
        assertThat(upstream.last("POST /login").basic()).contains("my+client:a%3Ab");
        assertThat(notes.text()).endsWith(" third").doesNotContain("first");
    }

    @Test
    void aNewRefreshTokenIsKeptBeforeAnythingElseCanFail() {
        upstream.on("POST /login", json(200, "{\"refresh_token\":\"second\"}"));

        LoginFailedException failed = catchThrowableOfType(LoginFailedException.class, () -> granted(WITH_TOKEN));

        assertThat(failed).hasMessageEndingWith("but has no token: there is no field /access_token");
        assertThat(notes.text()).endsWith(" second");
    }

    @Test
    void anotherTokenOfTheOperatorGoesBeforeTheOneThatIsKept() throws Exception {
        rotating("first", "second", "new", "newer");
        granted(WITH_TOKEN);

        granted(new Credentials("my client", new Secret("a:b"), Optional.of(new Secret("new"))));

        assertThat(bodies()).containsExactly(REFRESH + "first", REFRESH + "new");
    }

    @Test
    void aKeptTokenThatIsNotKnownAnyMoreLeadsToTheOperatorsOnceMoreAndThenToARefusal() throws Exception {
        rotating("first", "second");
        granted(WITH_TOKEN);
        rotating("other");

        LoginFailedException failed = catchThrowableOfType(LoginFailedException.class, () -> granted(WITH_TOKEN));

        assertThat(failed.failure()).isEqualTo(Failure.REFUSED);
        assertThat(failed)
                .hasMessage(
                        "POST " + upstream.url() + "/login was answered 400 with invalid_grant: the refresh token, or"
                                + " user or password, are wrong or over");
        assertThat(bodies()).containsExactly(REFRESH + "first", REFRESH + "second", REFRESH + "first");
        assertThat(notes.text()).isEmpty();
    }

    @Test
    void withoutATokenOfTheOperatorTheClientItselfIsTheWayBack() throws Exception {
        upstream.on("POST /login", token(",\"refresh_token\":\"second\""));
        granted(CLIENT);
        rotating("other");

        granted(CLIENT);

        assertThat(bodies())
                .containsExactly("grant_type=client_credentials", REFRESH + "second", "grant_type=client_credentials");
    }

    @Test
    void aClientThatIsNotKnownIsNotTriedInAnotherWay() {
        upstream.on("POST /login", json(400, "{\"error\":\"invalid_client\"}"));

        LoginFailedException failed = catchThrowableOfType(
                LoginFailedException.class,
                () -> granted(WITH_TOKEN, "login-body", "grant_type=client_credentials&x=1"));

        assertThat(failed.failure()).isEqualTo(Failure.REFUSED);
        assertThat(bodies()).containsExactly(REFRESH + "first");
    }

    @Test
    void aPublicClientNeedsNoPassword() throws Exception {
        rotating("first", "second");

        granted(
                new Credentials("", new Secret(""), Optional.of(new Secret("first"))),
                "user",
                "",
                "password",
                "",
                "refresh-token",
                "first");

        assertThat(upstream.last("POST /login").header("authorization")).isEmpty();
    }

    /** What a keeper stores. */
    private static final class Notes implements LoginMemory {

        private @Nullable Secret kept;

        private String text() {
            return kept == null ? "" : kept.text();
        }

        @Override
        public Optional<Secret> recall() {
            return Optional.ofNullable(kept);
        }

        @Override
        public void keep(Secret text) {
            kept = text;
        }

        @Override
        public void forget() {
            kept = null;
        }
    }
}
