package dev.seans.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The upstream of the tests does what they rely on. */
class TestUpstreamTest {

    private final SteppedTime time = new SteppedTime();
    private final TestUpstream basic = TestUpstream.basic(time);
    private final TestUpstream ibsession = TestUpstream.ibsession(time);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        basic.close();
        ibsession.close();
    }

    @Test
    void aSessionOfBasicLivesAsLongAsItTells() throws Exception {
        basic.rules().lifetime(Duration.ofHours(4));
        basic.rules().tells(ExpiryTold.MAX_AGE, ExpiryTold.EXPIRES, ExpiryTold.JSON_SECONDS);

        HttpResponse<String> login = send(basic, "POST", "/login", "Authorization", basicOf("keeper:secret"));

        assertThat(login.statusCode()).isEqualTo(201);
        assertThat(login.body()).isEqualTo("{\"token\":{\"expiry\":14400}}");
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).matches("sid=[^;]+; Path=/; HttpOnly; Max-Age=14400; Expires=Sun, 1 Mar 2026 14:00:00 GMT");
        assertThat(send(basic, "GET", "/check", "Cookie", pair(cookie)).statusCode())
                .isEqualTo(200);
        time.step(Duration.ofHours(4));
        assertThat(send(basic, "GET", "/data/1", "Cookie", pair(cookie)).statusCode())
                .isEqualTo(401);
        assertThat(basic.count(Count.LOGINS)).isEqualTo(1);
        assertThat(basic.count(Count.CHECKS)).isEqualTo(1);
        assertThat(basic.count(Count.DATA_CALLS)).isEqualTo(1);
        assertThat(basic.count(Count.DATA_LOST)).isEqualTo(1);
        assertThat(basic.alive()).isZero();
        assertThat(basic.mostAlive()).isEqualTo(1);
    }

    @Test
    void wrongCredentialsAreRefused() throws Exception {
        assertThat(send(basic, "POST", "/login", "Authorization", basicOf("keeper:wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(basic.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1);
        assertThat(basic.count(Count.REFUSED_LOGINS)).isEqualTo(1);
        assertThat(basic.count(Count.LOGINS)).isZero();
    }

    @Test
    void aSessionOf1CHasOneCallAtATimeAndEndsWhenIdle() throws Exception {
        String cookie =
                pair(ibsession("start", "").headers().firstValue("Set-Cookie").orElseThrow());

        CompletableFuture<HttpResponse<String>> slow = http.sendAsync(
                HttpRequest.newBuilder(ibsession.url().resolve("/slow"))
                        .headers("Authorization", basicOf("keeper:secret"), "Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
        ibsession.slowCalls().awaitArrivals(1);
        assertThat(ibsession("", cookie).statusCode()).isEqualTo(406);
        ibsession.slowCalls().open();
        assertThat(slow.join().statusCode()).isEqualTo(200);
        assertThat(ibsession("", cookie).statusCode()).isEqualTo(200);
        time.step(Duration.ofSeconds(20));
        assertThat(ibsession("", cookie).statusCode()).isEqualTo(404);
        assertThat(ibsession("", "").statusCode()).isEqualTo(400);
        assertThat(ibsession.count(Count.DATA_BUSY)).isEqualTo(1);
    }

    @Test
    void aSessionOf1CIsFinished() throws Exception {
        String cookie =
                pair(ibsession("start", "").headers().firstValue("Set-Cookie").orElseThrow());

        assertThat(ibsession("finish", cookie).statusCode()).isEqualTo(200);

        assertThat(ibsession.count(Count.FINISHES)).isEqualTo(1);
        assertThat(ibsession.alive()).isZero();
    }

    @Test
    void answersAreSpoiledAsToldAndThenNoLonger() throws Exception {
        basic.next("/data", 1, TestAnswer.status(503));
        basic.next("/data", 1, TestAnswer.garbage());
        basic.next("/data", 1, TestAnswer.dropMidway());

        assertThat(send(basic, "GET", "/data/1").statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> send(basic, "GET", "/data/1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> send(basic, "GET", "/data/1")).isInstanceOf(IOException.class);
        assertThat(send(basic, "GET", "/data/1").statusCode()).isEqualTo(401);
    }

    @Test
    void aServerThatIsDownComesUpOnTheSamePort() throws Exception {
        basic.down();
        assertThatThrownBy(() -> send(basic, "GET", "/data/1")).isInstanceOf(IOException.class);

        basic.up();

        assertThat(send(basic, "GET", "/data/1").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ibsession(String control, String cookie) throws Exception {
        return send(
                ibsession,
                "GET",
                "/data/1",
                "Authorization",
                basicOf("keeper:secret"),
                "IBSession",
                control,
                "Cookie",
                cookie);
    }

    private HttpResponse<String> send(TestUpstream upstream, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(upstream.url().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(
                request.method(method, HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private static String basicOf(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
