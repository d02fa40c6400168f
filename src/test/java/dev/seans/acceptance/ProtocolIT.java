package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of checkauth, init and complete, to the letter, and every way to carry a session. */
@ArquillianTest
class ProtocolIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.exchange.paths", "/shop/1c, /obmen.php"));
    }

    @Test
    void checkauth_answers_five_lines_of_lf_with_one_id_and_one_cookie() throws Exception {
        RawResponse answer = connection().checkauth();

        List<String> lines = answer.lines();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("success");
        assertThat(lines.get(1)).isEqualTo("seans");
        assertThat(lines.get(2)).matches("[A-Za-z0-9_-]{43}");
        assertThat(lines.get(3)).isEqualTo("sessid=" + lines.get(2));
        assertThat(lines.get(4)).matches("timestamp=[0-9]{10}");
        assertThat(answer.text()).doesNotContain("\r");
        assertThat(answer.headers("Set-Cookie"))
                .containsExactly("seans=" + lines.get(2) + "; Path=" + contextPath() + "; HttpOnly; SameSite=Lax");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("Content-Type").orElse("")).containsIgnoringCase("charset=windows-1251");
    }

    @Test
    void init_answers_exactly_two_lines_without_an_lf_at_the_end() throws Exception {
        assertThat(connection().init(login()).text()).isEqualTo("zip=yes\nfile_limit=8388608");
    }

    @Test
    void init_answers_four_lines_to_who_tells_its_version() throws Exception {
        OneCSession session = login();

        assertThat(get("init&version=2.05&sessid=" + session.sessionId()).lines())
                .startsWith("zip=yes", "file_limit=8388608", "sessid=" + session.sessionId())
                .hasSize(4)
                .last()
                .asString()
                .startsWith("version=");
    }

    @Test
    void the_session_may_come_in_the_url_the_cookie_or_the_header_without_credentials() throws Exception {
        OneCSession session = login();
        String id = session.sessionId();
        RawRequest url = RawRequest.get(target("init&sessid=" + id));
        RawRequest cookie = RawRequest.get(target("init&sessid=")).header("Cookie", "seans=" + id);
        RawRequest echo =
                RawRequest.get(target("init")).header("Cookie", "other=1; seans=" + id + "; Path=/x; HttpOnly");
        RawRequest header = RawRequest.get(target("init")).header("IBSession", id);

        for (RawRequest request : List.of(url, cookie, echo, header)) {
            assertThat(new RawHttp(root).send(request).text()).isEqualTo("zip=yes\nfile_limit=8388608");
        }
    }

    @Test
    void the_url_wins_over_a_cookie_of_another_session() throws Exception {
        OneCSession first = login();
        OneCSession second = login();
        byte[] file = HostileRequest.XML;

        RawResponse answer = new RawHttp(root)
                .send(RawRequest.post(target("file&filename=a.xml&sessid=" + first.sessionId()), file)
                        .header("Cookie", "seans=" + second.sessionId()));

        assertThat(answer.text()).isEqualTo("success");
        assertThat(connection().importFile(first, "a.xml").text()).doesNotContain("не был загружен");
        assertThat(connection().importFile(second, "a.xml").text()).contains("не был загружен");
    }

    @Test
    void every_mode_may_be_a_post_and_http_1_0_will_do() throws Exception {
        OneCOptions old = OneCOptions.USUAL.withPostForEverything().withHttp10();
        OneCConnection connection = new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", old);
        OneCSession session = connection.login();

        assertThat(connection.init(session).lines()).hasSize(2);
        assertThat(connection.mode("complete", session).text()).isEqualTo("success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bitrix/admin/1c_exchange.php", "shop/1c", "obmen.php"})
    void the_exchange_has_further_addresses(String path) throws Exception {
        OneCConnection connection = new OneCConnection(root.resolve(path), "catalog", "1c", "1c", OneCOptions.USUAL);

        assertThat(connection.init(connection.login()).lines()).hasSize(2);
        assertThat(new RawHttp(root)
                        .send(RawRequest.get(root.getPath() + path + "?type=catalog&mode=init"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_user_may_have_a_cyrillic_name_in_either_encoding() throws Exception {
        for (OneCOptions options : List.of(OneCOptions.USUAL, OneCOptions.USUAL.withWindows1251())) {
            OneCConnection connection =
                    new OneCConnection(root.resolve("exchange"), "catalog", "Обмен", "Пароль1", options);

            assertThat(connection.checkauth().lines()).startsWith("success").hasSize(5);
        }
    }

    @Test
    void the_openapi_file_and_the_health_are_there_for_whoever_may_see_them() throws Exception {
        RawRequest health = RawRequest.get(root.getPath() + "api/health");
        RawRequest description = RawRequest.get(root.getPath() + "api/openapi.yaml");
        RawRequest asAdmin =
                RawRequest.get(root.getPath() + "api/openapi.yaml").header("Authorization", Basic.of("admin", "admin"));
        RawRequest asExchange =
                RawRequest.get(root.getPath() + "api/imports").header("Authorization", Basic.of("1c", "1c"));
        RawHttp http = new RawHttp(root);

        assertThat(http.send(health).text()).isEqualTo("{\"status\":\"UP\",\"durable\":true}");
        assertThat(http.send(RawRequest.get(root.getPath() + "api/health")
                                .header("Authorization", Basic.of("admin", "guessed")))
                        .status())
                .isEqualTo(401);
        assertThat(http.send(description).status()).isEqualTo(401);
        assertThat(http.send(description).header("WWW-Authenticate").orElse("")).startsWith("Basic");
        assertThat(http.send(asAdmin).text()).startsWith("openapi: 3.1");
        assertThat(http.send(asExchange).status()).isEqualTo(403);
    }

    private OneCConnection connection() {
        return new OneCConnection(root.resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
    }

    private OneCSession login() throws IOException {
        return connection().login();
    }

    private RawResponse get(String mode) throws IOException {
        return new RawHttp(root).send(RawRequest.get(target(mode)));
    }

    private String target(String mode) {
        return root.getPath() + "exchange?type=catalog&mode=" + mode;
    }

    private String contextPath() {
        return root.getPath().replaceAll("/$", "");
    }
}
