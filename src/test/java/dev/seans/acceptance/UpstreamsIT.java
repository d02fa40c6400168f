package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.admin.CookieHandout;
import dev.seans.fakes.LogListener;
import dev.seans.server.Script;
import dev.seans.smoke.AdminApi;
import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.TestUpstream;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstreams over the API: who may see what of them, who gets cookies, and what operators can do. */
@ArquillianTest
class UpstreamsIT {

    private static final TestUpstream ERP = TestUpstream.basic(InstantSource.system());
    private static final TestUpstream BASE = TestUpstream.ibsession(InstantSource.system());
    private static final String COOKIES = "upstreams/erp/cookies";

    @ArquillianResource
    private URI root;

    /** The third upstream has a wrong password. */
    @Deployment(testable = false)
    static WebArchive seans() {
        Map<String, String> settings = new HashMap<>();
        settings.put("seans.upstreams", "erp base locked");
        settings.put("seans.trusted-proxies", "127.0.0.1");
        upstream(settings, "erp", ERP, "basic", "secret");
        upstream(settings, "base", BASE, "ibsession", "secret");
        upstream(settings, "locked", ERP, "basic", "wrong-password");
        settings.put("seans.upstream.base.sessions", "2");
        return SeansArchive.with(settings);
    }

    private static void upstream(
            Map<String, String> settings, String name, TestUpstream at, String login, String password) {
        Map.of(
                        "url",
                        at.url().toString(),
                        "login",
                        login,
                        "login-path",
                        "/login",
                        "check-path",
                        "/check",
                        "user",
                        "keeper",
                        "password",
                        password)
                .forEach((suffix, value) -> settings.put("seans.upstream." + name + "." + suffix, value));
    }

    @AfterAll
    static void close() {
        ERP.close();
        BASE.close();
    }

    @BeforeEach
    void theKeeperHasBeenEverywhere() {
        awaitState("erp", "VALID");
        awaitState("base", "VALID");
        awaitState("locked", "REFUSED");
    }

    @Test
    void operators_see_each_upstream_and_no_secret() throws IOException {
        JsonObject erp = admin().get("upstreams/erp");
        RawResponse all = admin().ask("upstreams");

        assertThat(erp.getInt("sessions")).isEqualTo(1);
        assertThat(erp.getInt("wanted")).isEqualTo(1);
        assertThat(erp.getInt("logins")).isPositive();
        assertThat(erp.isNull("checkedAt")).isFalse();
        assertThat(admin().get("upstreams/base").getInt("wanted")).isEqualTo(2);
        assertThat(admin().get("upstreams").getJsonArray("upstreams").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("name"))
                .containsExactly("erp", "base", "locked");
        assertThat(all.text()).doesNotContain("secret", "wrong-password", cookie());
        assertThat(all.headers("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "upstreams,             '',     401",
        "upstreams,             1c,     403",
        "upstreams,             guest,  403",
        "upstreams,             client, 403",
        "upstreams,             admin,  200",
        "upstreams/erp,         '',     401",
        "upstreams/erp,         client, 403",
        "upstreams/erp,         admin,  200",
        "upstreams/nobody,      admin,  404",
        "upstreams/Erp,         admin,  404",
        "upstreams/erp/,        admin,  404",
        "upstreams/erp/start,   admin,  405",
        "upstreams/erp/other,   admin,  404",
        "upstreams/erp/cookies, '',     401",
        "upstreams/erp/cookies, 1c,     403",
        "upstreams/erp/cookies, guest,  403",
        "upstreams/erp/cookies, admin,  403",
        "upstreams/erp/cookies, client, 200",
        "upstreams/base/cookies, client, 409",
        "upstreams/locked/cookies, client, 503",
        "upstreams/nobody/cookies, client, 404",
        "upstreams/erp/cookies/, client, 403",
    })
    void what_is_there_is_there_for_its_role(String path, String user, int status) throws IOException {
        assertThat(send(request("GET", path, user)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   upstreams/erp/stop, '',     401",
        "POST,   upstreams/erp/stop, 1c,     403",
        "POST,   upstreams/erp/stop, client, 403",
        "POST,   upstreams/nobody/stop, admin, 404",
        "POST,   upstreams/erp,      admin,  405",
        "DELETE, upstreams/erp,      admin,  405",
        "PUT,    upstreams/erp/stop, admin,  405",
        "POST,   upstreams/erp/cookies, client, 405",
        "PUT,    upstreams/erp/cookies, client, 405",
        "DELETE, upstreams/erp/cookies, admin,  403",
    })
    void nothing_is_done_for_others_or_in_another_way(String method, String path, String user, int status)
            throws IOException {
        RawResponse answer = send(json(method, path, user));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers("Allow")).hasSize(status == 405 ? 1 : 0);
        assertThat(state("erp")).isEqualTo("VALID");
    }

    @Test
    void a_program_on_this_machine_gets_cookies_that_work_and_leaves_a_line_in_the_log() throws IOException {
        try (LogListener log = LogListener.on(CookieHandout.class)) {
            RawResponse answer = send(request("GET", COOKIES, "client"));

            JsonObject session = object(answer);
            assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
            assertThat(session.getString("upstream")).isEqualTo("erp");
            assertThat(session.getString("baseUrl")).startsWith(ERP.url().toString());
            JsonObject cookie = session.getJsonArray("cookies").getJsonObject(0);
            assertThat(cookie.getString("name")).isEqualTo("sid");
            assertThat(cookie.getString("path")).isEqualTo("/");
            assertThat(cookie.getBoolean("secure")).isFalse();
            assertThat(new RawHttp(ERP.url())
                            .send(RawRequest.get("/data").header("Cookie", "sid=" + cookie.getString("value")))
                            .status())
                    .isEqualTo(200);
            assertThat(log.lines())
                    .containsExactly(
                            "INFO Cookies of the upstream erp, asked for by user=client address=127.0.0.1: given");
        }
    }

    @Test
    void head_is_answered_like_get_without_a_body() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(root.resolve("api/" + COOKIES))
                .version(HttpClient.Version.HTTP_1_1) // over HTTP/2, Payara sends the body of a HEAD
                .method("HEAD", BodyPublishers.noBody())
                .header("Authorization", Basic.of("client", "client"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(head, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).isEmpty();
    }

    /** The proxy is a trusted one. */
    @ParameterizedTest
    @CsvSource({"https, 200", "http, 403"})
    void through_a_proxy_cookies_are_given_over_https_only(String proto, int status) throws IOException {
        try (LogListener log = LogListener.on(CookieHandout.class)) {
            RawResponse answer = send(request("GET", COOKIES, "client")
                    .header("X-Forwarded-For", "203.0.113.7")
                    .header("X-Forwarded-Proto", proto));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(log.lines()).singleElement().asString().contains("address=203.0.113.7");
            if (status == 403) {
                assertThat(answer.text()).startsWith("{\"error\":\"cookies are given over https only");
                assertThat(log.lines().get(0)).contains("user=- ", "refused with 403");
            }
        }
    }

    @Test
    void without_a_session_the_reason_is_told() throws IOException {
        JsonObject answer = object(send(request("GET", "upstreams/locked/cookies", "client")));

        assertThat(answer.getString("reason")).isEqualTo("UPSTREAM_REFUSES");
        assertThat(answer.getString("error")).contains("locked").doesNotContain("wrong-password");
    }

    @Test
    void who_stops_the_keeper_keeps_the_session_and_who_starts_it_needs_no_login() throws IOException {
        long logins = ERP.count(Count.LOGINS);

        assertThat(object(admin().post("upstreams/erp/stop")).getString("state"))
                .isEqualTo("STOPPED");
        assertThat(send(request("GET", COOKIES, "client")).status()).isEqualTo(200);
        admin().post("upstreams/erp/start");

        awaitState("erp", "VALID");
        assertThat(ERP.count(Count.LOGINS)).isEqualTo(logins);
    }

    @Test
    void a_refresh_logs_in_and_tells_the_outcome() throws IOException {
        long logins = ERP.count(Count.LOGINS);
        long refused = ERP.count(Count.REFUSED_LOGINS);

        RawResponse refreshed = admin().post("upstreams/erp/refresh");
        RawResponse again = admin().post("upstreams/locked/refresh");

        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(object(refreshed).getString("state")).isEqualTo("VALID");
        assertThat(ERP.count(Count.LOGINS)).isEqualTo(logins + 1);
        assertThat(again.status()).isEqualTo(200);
        assertThat(object(again).getString("state")).isEqualTo("REFUSED");
        assertThat(ERP.count(Count.REFUSED_LOGINS)).isEqualTo(refused + 1);
    }

    @Test
    void a_foreign_page_can_order_nothing() throws IOException {
        RawRequest form = request("POST", "upstreams/erp/stop", "admin")
                .header("Content-Type", "application/x-www-form-urlencoded");
        RawRequest foreign = json("POST", "upstreams/erp/stop", "admin").header("Origin", "https://evil.example");

        assertThat(send(form).status()).isEqualTo(415);
        assertThat(send(foreign).status()).isEqualTo(403);
        assertThat(state("erp")).isEqualTo("VALID");
    }

    @Test
    void what_is_wrong_elsewhere_degrades_the_health_and_takes_no_node_away() throws IOException {
        RawResponse toAll = new RawHttp(root).send(RawRequest.get(root.getPath() + "api/health"));
        JsonObject toOperators = admin().get("health");

        assertThat(toAll.status()).isEqualTo(200);
        assertThat(toAll.text()).isEqualTo("{\"status\":\"DEGRADED\",\"durable\":true}");
        assertThat(toOperators.getJsonArray("reasons")).hasSize(1);
        assertThat(toOperators.getJsonArray("reasons").getString(0))
                .startsWith("upstream locked: it refuses the credentials")
                .doesNotContain("wrong-password");
    }

    @Test
    void the_script_shows_and_commands_what_the_api_does() throws IOException {
        long logins = ERP.count(Count.LOGINS);

        Script.Result status = keeper("admin", "status");
        assertThat(status.output())
                .contains("erp: VALID, 1 of 1 sessions\n", "base: VALID, 2 of 2", "locked: REFUSED, 0 of 1")
                .contains("  last error    ");
        assertThat(status.status()).isEqualTo(1);
        Map<String, String> asked = Map.of("SEANS_URL", root.toString());
        assertThat(Script.run(asked, "admin\n", "keeper.sh", "status", "erp").status())
                .isZero();
        assertThat(keeper("admin", "stop", "erp").status()).isZero();
        assertThat(keeper("admin", "status", "erp").status()).isEqualTo(1);
        assertThat(keeper("admin", "start").status()).isZero();
        awaitState("erp", "VALID");
        assertThat(keeper("admin", "refresh", "erp").status()).isZero();
        assertThat(ERP.count(Count.LOGINS)).isEqualTo(logins + 1);
        assertThat(keeper("admin", "refresh", "locked").status()).isEqualTo(1);
    }

    @Test
    void the_script_says_what_it_could_not_do() throws IOException {
        assertThat(keeper("admin").status()).isEqualTo(2);
        assertThat(keeper("admin", "restart").status()).isEqualTo(2);
        assertThat(keeper("admin", "status", "../imports").status()).isEqualTo(2);
        assertThat(keeper("admin", "status", "nobody").output()).contains("HTTP 404", "no such upstream");
        assertThat(keeper("admin", "status", "nobody").status()).isEqualTo(2);
        assertThat(keeper("client", "status").status()).isEqualTo(3);
        Script.Result wrong = Script.run(Map.of("SEANS_URL", root.toString()), "wrong\n", "keeper.sh", "status");
        assertThat(wrong.status()).isEqualTo(3);
        assertThat(wrong.output()).contains("HTTP 401");
        Script.Result nowhere = Script.run(
                Map.of("SEANS_URL", "http://127.0.0.1:1/seans", "SEANS_PASSWORD", "admin"), "", "keeper.sh", "status");
        assertThat(nowhere.status()).isEqualTo(3);
        assertThat(nowhere.output()).contains("http://127.0.0.1:1/seans was not reached");
    }

    private Script.Result keeper(String user, String... arguments) throws IOException {
        return Script.run(
                Map.of("SEANS_URL", root.toString(), "SEANS_USER", user, "SEANS_PASSWORD", user),
                "",
                "keeper.sh",
                arguments);
    }

    private void awaitState(String upstream, String state) {
        await("the upstream " + upstream + " is " + state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> state(upstream), state::equals);
    }

    private String state(String upstream) throws IOException {
        return admin().get("upstreams/" + upstream).getString("state");
    }

    private String cookie() throws IOException {
        return object(send(request("GET", COOKIES, "client")))
                .getJsonArray("cookies")
                .getJsonObject(0)
                .getString("value");
    }

    private AdminApi admin() {
        return new AdminApi(root);
    }

    private RawRequest json(String method, String path, String user) {
        return request(method, path, user).header("Content-Type", "application/json");
    }

    private RawRequest request(String method, String path, String user) {
        RawRequest request = RawRequest.of(method, root.getPath() + "api/" + path);
        return user.isEmpty() ? request : request.header("Authorization", Basic.of(user, user));
    }

    private RawResponse send(RawRequest request) throws IOException {
        return new RawHttp(root).send(request);
    }

    private static JsonObject object(RawResponse answer) {
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
