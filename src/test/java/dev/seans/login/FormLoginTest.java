package dev.seans.login;

import static dev.seans.login.GivenLogin.html;
import static dev.seans.login.GivenLogin.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.Secret;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SeenRequest;
import dev.seans.testkit.upstream.WrittenUpstream;
import dev.seans.upstream.UpstreamCookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins as browsers make them. */
class FormLoginTest {

    private static final String PAGE = "<form action=/search><input name=q type=hidden value=x></form>"
            + "<form method=post><input type=hidden name=_csrf value='a&amp;b ü'><input type=hidden name=next value=/home>"
            + "<input name=user><input type=password name=password></form>";

    private final WrittenUpstream upstream = new WrittenUpstream();
    private final GivenLogin login = new GivenLogin(upstream);

    @AfterEach
    void close() {
        upstream.close();
    }

    private static PlainReply session() {
        return redirect("/home").with("Set-Cookie", "sid=abc; Path=/");
    }

    private void home() {
        upstream.on("GET /home", html("<p>Welcome</p>").with("Set-Cookie", "seen=1; Path=/"));
    }

    @Test
    void userAndPasswordGoAsTheFieldsOfAForm() throws Exception {
        upstream.on("POST /login", PlainReply.of(200).with("Set-Cookie", "sid=abc; Path=/"));

        GrantedSession session =
                login.granted(new Credentials("Олег & co", new Secret("{user}=1+ü%")), "login", "form");

        SeenRequest asked = upstream.last("POST /login");
        assertThat(asked.header("content-type")).contains("application/x-www-form-urlencoded");
        assertThat(asked.header("authorization")).isEmpty();
        assertThat(asked.body()).isEqualTo("user=%D0%9E%D0%BB%D0%B5%D0%B3+%26+co&password=%7Buser%7D%3D1%2B%C3%BC%25");
        assertThat(session.cookies()).extracting(UpstreamCookie::value).containsExactly("abc");
    }

    @Test
    void theHiddenFieldsAndCookiesOfTheFirstPageGoAlong() throws Exception {
        upstream.on("GET /start", html(PAGE).with("Set-Cookie", "anon=7; Path=/"));
        upstream.on("POST /login", session());
        home();

        GrantedSession session = login.granted(
                "login", "form", "login-page", "/start", "login-body", "login={user}&pass={password}&next=%2Fmine");

        SeenRequest asked = upstream.last("POST /login");
        assertThat(asked.body()).isEqualTo("_csrf=a%26b+%C3%BC&login=keeper&pass=secret&next=%2Fmine");
        assertThat(asked.cookie("anon")).contains("7");
        assertThat(asked.header("referer")).contains(upstream.url() + "/start");
        assertThat(upstream.last("GET /home").cookie("sid")).contains("abc");
        assertThat(session.cookies()).extracting(UpstreamCookie::name).containsExactly("anon", "sid", "seen");
    }

    @Test
    void aTokenIsFoundByAPatternInWhateverThePageIs() throws Exception {
        upstream.on("GET /start", html("<meta name=csrf content='tok\"en'>"));
        upstream.on("POST /login", session());
        home();

        login.granted(
                "login", "form",
                "login-page", "/start",
                "login-token", "name=csrf content='([^']+)'",
                "login-headers", "X-CSRF-Token: {token} | X-Who: {user}");

        assertThat(upstream.last("POST /login").header("x-csrf-token")).contains("tok\"en");
        assertThat(upstream.last("GET /start").header("x-csrf-token")).isEmpty();
        assertThat(upstream.last("GET /start").header("x-who")).contains("keeper");
    }

    @Test
    void aCookieOfThePageGoesBackAsAHeader() throws Exception {
        upstream.on("GET /start", PlainReply.of(204).with("Set-Cookie", "XSRF-TOKEN=a%3Db+c; Path=/"));
        upstream.on("POST /login", session());
        home();

        login.granted(
                "login", "form",
                "login-page", "/start",
                "login-headers", "X-XSRF-TOKEN: {cookie:XSRF-TOKEN}");

        assertThat(upstream.last("POST /login").header("x-xsrf-token")).contains("a=b+c");
    }

    @Test
    void whatThePageDoesNotHaveIsNamed() {
        upstream.on("GET /start", html("nothing"));

        assertThat(login.refused("login", "form", "login-page", "/start", "login-token", "csrf=(.+)"))
                .hasMessage("GET " + upstream.url()
                        + "/start was answered 200, and seans.upstream.erp.login-token finds" + " nothing in it");
        assertThat(login.refused(
                        "login", "form", "login-page", "/start", "login-body", "x={cookie:no}&u={user}&p={password}"))
                .hasMessage("no answer before the request that needs {cookie:no} had a value for it");
        assertThat(login.refused("login", "form", "login-page", "/start", "login-headers", "X-T: {cookie:no}"))
                .hasMessage("no answer before the request that needs {cookie:no} had a value for it");
        assertThat(upstream.seen("POST /login")).isEmpty();
    }

    @Test
    void aCookieThatNoHeaderCanCarryIsNotSent() {
        upstream.on("GET /start", PlainReply.of(200).with("Set-Cookie", "t=geheim%0D%0AX-Evil:%201"));

        assertThat(login.refused("login", "form", "login-page", "/start", "login-headers", "X-T: {cookie:t}"))
                .hasMessage("the header X-T can carry printable ASCII only");
        assertThat(upstream.seen("POST /login")).isEmpty();
    }

    @Test
    void aPatternThatTakesForEverIsGivenUp() {
        upstream.on("GET /start", html("a".repeat(5_000)));

        assertThat(login.refused("login", "form", "login-page", "/start", "login-token", "(a*)a*a*a*b"))
                .hasMessageContaining("seans.upstream.erp.login-token takes too");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void redirectsAreFollowedOnTheUpstreamAlone(int status) {
        upstream.on("POST /login", PlainReply.of(status).with("Location", "https://sso.example.com:8443/?user=keeper"));

        LoginFailedException failed = login.refused("login", "form");

        assertThat(failed.failure()).isEqualTo(Failure.UNEXPECTED_ANSWER);
        assertThat(failed)
                .hasMessage("POST " + upstream.url() + "/login was answered " + status
                        + ", a redirect to https://sso.example.com:8443: redirects are followed on " + upstream.url()
                        + " alone");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/x, ', a redirect to http://127.0.0.1:1: '",
        "//evil.example/x, ', a redirect to http://evil.example:80: '",
        "http://u:geheim@127.0.0.1:2/, ', a redirect to http://127.0.0.1:2: '",
        "http://[, ', a redirect to what is no address'",
    })
    void noRedirectLeadsElsewhereAndNoneShowsASecret(String location, String said) {
        upstream.on("POST /login", redirect(location));

        assertThat(login.refused("login", "form")).hasMessageContaining(said).hasMessageNotContaining("geheim");
    }

    @Test
    void redirectsThatGoInACircleEnd() {
        upstream.on("POST /login", redirect("/a"));
        upstream.on("GET /a", redirect("a"));

        assertThat(login.refused("login", "form"))
                .hasMessage("GET " + upstream.url()
                        + "/a was answered 302, one redirect more than the 5 that are followed");
        assertThat(upstream.seen("GET /a")).hasSize(5);
    }

    @Test
    void aRedirectThatLoginStatusNamesIsNotFollowed() throws Exception {
        upstream.on("POST /login", session());

        assertThat(login.granted("login", "form", "login-status", "302").cookies())
                .hasSize(1);
        assertThat(upstream.seen("GET /home")).isEmpty();
    }

    @Test
    void theLoginPageAgainIsARefusalThatIsTriedAFewTimes() {
        upstream.on("POST /login", redirect("/start").with("Set-Cookie", "anon=7; Path=/"));
        upstream.on("GET /start", html(PAGE));

        LoginFailedException failed = login.refused("login", "form");

        assertThat(failed.failure()).isEqualTo(Failure.FORBIDDEN);
        assertThat(failed)
                .hasMessage("POST " + upstream.url() + "/login was answered with its login page again: user or password"
                        + " are wrong, or a field is missing");
    }

    @Test
    void whatLoginRefusedDescribesIsARefusalAtOnce() {
        upstream.on("POST /login", html("<p>Wrong password, 2 tries left</p>"));
        assertThat(login.refused("login", "form", "login-refused", "(?i)wrong password"))
                .hasMessage("POST " + upstream.url() + "/login was answered 200 with what"
                        + " seans.upstream.erp.login-refused describes: user or password are wrong")
                .extracting(LoginFailedException::failure)
                .isEqualTo(Failure.REFUSED);

        upstream.on("POST /login", redirect("https://elsewhere.example/?error"));
        assertThat(login.refused("login", "form", "login-refused", "[?]error").failure())
                .isEqualTo(Failure.REFUSED);
    }

    @Test
    void a401IsARefusalAndSaysWhatWasSent() {
        upstream.on("POST /login", PlainReply.of(401));

        assertThat(login.refused("login", "form"))
                .hasMessage(
                        "POST " + upstream.url() + "/login was answered 401: user or password are wrong, or it wants"
                                + " them in another way than with login=form");
    }

    @Test
    void aSecondRequestCanFollow() throws Exception {
        upstream.on("POST /login", PlainReply.of(200).with("Set-Cookie", "step=1; Path=/"));
        upstream.on("POST /tenant", redirect("/home").with("Set-Cookie", "step=; Path=/; Max-Age=0"));
        upstream.on("GET /home", html("").with("Set-Cookie", "sid=abc; Path=/"));

        GrantedSession session =
                login.granted("login", "form", "login-next-path", "/tenant", "login-next-body", "tenant=4&as={user}");

        assertThat(upstream.last("POST /tenant").body()).isEqualTo("tenant=4&as=keeper");
        assertThat(upstream.last("POST /tenant").cookie("step")).contains("1");
        assertThat(session.cookies()).extracting(UpstreamCookie::name).containsExactly("sid");
    }

    @Test
    void aSecondRequestThatFailsIsNamed() {
        upstream.on("POST /login", PlainReply.of(200).with("Set-Cookie", "step=1; Path=/"));

        assertThat(login.refused("login", "form", "login-next-path", "/tenant"))
                .hasMessage("GET " + upstream.url() + "/tenant was answered 404: expected was 200 to 299");
    }

    @Test
    void anEndlessFirstPageEnds() {
        upstream.on("GET /start", asked -> out -> {
            out.write("HTTP/1.1 200 Ok\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] blanks = " ".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(blanks);
            }
        });

        assertThat(login.refused("login", "form", "login-page", "/start"))
                .hasMessage("GET " + upstream.url()
                        + "/start was answered 200 with more than 1 MB, which no login has: is login-path right?");
    }

    @Test
    void theFormToLogInWithIsFoundAsBrowsersReadThePage() {
        assertThat(fields("<form id=f><input type=password></form><input form=f type=hidden name=a value=1>"))
                .containsExactly("a=1");
        assertThat(fields("<form><input type=hidden name=a></form><form METHOD=POST><input TYPE=Hidden name=b></form>"))
                .containsExactly("b=");
        assertThat(fields("<form><input type=hidden name=a value=1><input type=hidden name=a value=2>"
                        + "<input type=hidden value=3><input type=hidden name=d disabled></form>"))
                .containsExactly("a=1", "a=2");
        assertThat(fields("<form><input type=hidden name=a></form><form><input type=hidden name=b></form>"))
                .isEmpty();
        assertThat(fields("<!-- <form><input type=hidden name=a></form> --><script>'<form>'</script>"))
                .isEmpty();
    }

    private static List<String> fields(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return HtmlForms.of(bytes, Optional.empty()).hiddenFields().stream()
                .map(field -> field.name() + "=" + field.value())
                .toList();
    }
}
