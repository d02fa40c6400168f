package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.Gate;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.SeenRequest;
import dev.seans.testkit.upstream.TestAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that know nothing of logins call upstreams: what goes through, what does not, and what they are told. */
@ArquillianTest
class GatewayIT extends GatewayFixture {

    @Deployment(testable = false)
    static WebArchive seans() {
        return archive();
    }

    @Test
    void a_call_goes_to_the_upstream_with_the_session_and_without_what_is_only_for_this_server() throws IOException {
        RawResponse answer = send(request("POST", "open/hs/stock%20list?a=1&b=%D1%8F|x")
                .header("Cookie", "seans=mine; sid=stolen")
                .header("IBSession", "finish")
                .header("Connection", "close, X-Hop")
                .header("X-Hop", "1")
                .header("Expect", "100-continue")
                .header("X-Own", "kept")
                .header("Content-Type", "application/json")
                .body("{}".getBytes(StandardCharsets.UTF_8), 2));

        SeenRequest seen = ERP.last("/hs/stock list").orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("/hs/stock list");
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.target()).isEqualTo("/hs/stock%20list?a=1&b=%D1%8F%7Cx");
        assertThat(seen.body()).isEqualTo("{}");
        assertThat(seen.cookie("seans")).isEmpty();
        assertThat(seen.cookie("sid")).isPresent().get().isNotEqualTo("stolen");
        assertThat(seen.headers()).doesNotContainKeys("authorization", "ibsession", "x-hop", "forwarded", "expect");
        assertThat(seen.header("x-own")).hasValue("kept");
        assertThat(seen.header("content-type")).hasValue("application/json");
        assertThat(seen.header("via")).hasValue("1.1 seans-open");
        assertThat(seen.header("host")).hasValue(ERP.url().getAuthority());
        assertThat(seen.headers().get("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.header("x-forwarded-prefix")).hasValue(root.getPath() + "gateway/open");
    }

    @Test
    void an_answer_comes_back_without_cookies_and_what_it_says_of_its_own_address() throws IOException {
        ERP.always(
                "/answer",
                TestAnswer.of(PlainReply.of(418)
                        .with("Set-Cookie", "sid=renewed; Path=/")
                        .with("Connection", "X-Hop")
                        .with("X-Hop", "1")
                        .with("Strict-Transport-Security", "max-age=1")
                        .with("Content-Security-Policy", "default-src *")
                        .with("ETag", "\"7\"")
                        .saying("text/plain; charset=UTF-8", "чай")));

        RawResponse answer = send(request("GET", "open/answer"));

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("чай");
        assertThat(answer.header("ETag")).hasValue("\"7\"");
        assertThat(answer.header("Via")).hasValue("1.1 seans");
        assertThat(answer.headers("Content-Security-Policy")).contains("sandbox", "default-src *");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.headers("X-Hop")).isEmpty();
        assertThat(answer.headers("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',     open/data,         401",
        "1c,     open/data,         403",
        "admin,  open/data,         403",
        "client, open/data,         200",
        "client, open,              200",
        "client, closed/data,       404",
        "client, nobody/data,       404",
        "client, Open/data,         404",
        "client, '',                404",
        "client, open/../x,         403",
        "client, open/a/%2e%2e/x,   403",
        "client, open/a/..;/x,      403",
        "client, open/a%2f..%2fx,   403",
        "client, open/a%5c..%5cx,   400",
        "client, strict/stock/1,    200",
        "client, strict/stock/,     200",
        "client, strict/stock,      403",
        "client, strict/other,      403",
        "client, strict/stock//1,   403",
        "client, strict/stock/a%2fb, 403",
        "client, strict/stock/a;b,  403",
        "client, strict/stock/%252e%252e/other, 403",
    })
    void who_may_call_what(String user, String target, int status) throws IOException {
        long before = ERP.count(Count.DATA_CALLS);

        RawRequest request = RawRequest.get(root.getPath() + "gateway/" + target);
        RawResponse answer = send(user.isEmpty() ? request : request.header("Authorization", Basic.of(user, user)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(ERP.count(Count.DATA_CALLS) - before).isEqualTo(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "open,   TRACE,   405",
        "open,   PUT,     200",
        "open,   PATCH,   200",
        "open,   DELETE,  200",
        "open,   OPTIONS, 200",
        "open,   QUERY,   200",
        "strict, GET,     200",
        "strict, POST,    200",
        "strict, DELETE,  405",
        "strict, get,     405",
        "open,   G(T,     400",
    })
    void methods_go_through_unless_the_settings_or_the_session_forbid_them(String upstream, String method, int status)
            throws IOException {
        RawResponse answer = send(request(method, upstream + "/stock/1"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(ERP.last("/stock/1")
                        .filter(seen -> seen.method().equals(method))
                        .isPresent())
                .isEqualTo(status == 200);
    }

    @Test
    void another_method_in_a_header_is_no_way_around_the_list_of_methods() throws IOException {
        RawResponse answer = send(request("POST", "strict/stock/2").header("X-HTTP-Method-Override", "DELETE"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(ERP.last("/stock/2")).isEmpty();
    }

    @Test
    void a_page_of_another_site_cannot_use_what_a_browser_remembers() throws IOException {
        assertThat(send(request("GET", "open/data").header("Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(send(request("GET", "open/data").header("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(send(request("GET", "open/data").header("Via", "1.1 proxy")).status())
                .as("passed on over http by somebody who is not trusted")
                .isEqualTo(403);
    }

    @Test
    void a_lost_session_is_replaced_and_the_call_is_done_once() throws IOException {
        long logins = SMALL.count(Count.LOGINS);
        SMALL.expireAll();

        RawResponse answer =
                send(request("POST", "small/data").body("x".repeat(KEPT).getBytes(StandardCharsets.UTF_8), KEPT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(SMALL.last("/data").orElseThrow().body()).hasSize(KEPT);
        assertThat(SMALL.count(Count.LOGINS)).isGreaterThan(logins);
    }

    @Test
    void who_sends_more_than_is_kept_when_the_session_is_lost_is_told_to_send_it_again() throws IOException {
        int length = 3_000_000;
        byte[] body = "y".repeat(length).getBytes(StandardCharsets.UTF_8);
        LARGE.expireAll();

        RawResponse lost = send(request("PUT", "large/data").body(body, length));
        RawResponse again = send(request("PUT", "large/data").body(body, length));

        assertThat(lost.status()).isEqualTo(503);
        assertThat(json(lost).getString("reason")).isEqualTo("SESSION_RENEWED");
        assertThat(lost.header("Retry-After")).hasValue("1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(LARGE.last("/data").orElseThrow().body()).hasSize(length);
    }

    @ParameterizedTest
    @CsvSource({
        "open,   /other/path?x=1,           302, gateway/open/other/path?x=1",
        "open,   next,                      302, gateway/open/moved/next",
        "open,   {upstream}/a%20b#c,        302, gateway/open/a%20b#c",
        "open,   https://elsewhere.example/, 502, ''",
        "open,   //elsewhere.example/,      502, ''",
        "open,   {upstream}.evil.example/,  502, ''",
        "strict, /other,                    502, ''",
    })
    void redirections_lead_to_the_gateway_or_nowhere(String upstream, String location, int status, String leadsTo)
            throws IOException {
        String real = location.replace("{upstream}", ERP.url().toString());
        String path = upstream.equals("strict") ? "/stock/moved" : "/moved/here";
        ERP.next(path, 1, TestAnswer.of(PlainReply.of(302).with("Location", real)));

        RawResponse answer = send(request("GET", upstream + path));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers("Location"))
                .isEqualTo(leadsTo.isEmpty() ? List.of() : List.of(root.getPath() + leadsTo));
        assertThat(answer.text()).doesNotContain("elsewhere", "evil");
    }

    @Test
    void what_goes_wrong_is_told_with_a_reason_and_when_to_come_again() throws IOException {
        ERP.next("/drop", 3, TestAnswer.drop());
        ERP.next("/garbage", 1, TestAnswer.garbage());
        ERP.next("/flood", 1, TestAnswer.of(PlainReply.of(200).with("X-Flood", "x".repeat(70_000))));
        ERP.next("/never", 1, TestAnswer.never());

        assertFailure(send(request("POST", "open/drop")), 502, "UPSTREAM_UNREACHABLE", "5");
        assertFailure(send(request("GET", "open/garbage")), 502, "UPSTREAM_UNREACHABLE", "5");
        assertFailure(send(request("GET", "open/flood")), 502, "UPSTREAM_ANSWER", "5");
        assertFailure(send(request("GET", "open/never")), 504, "UPSTREAM_TIMED_OUT", "5");
        await("the keeper was refused")
                .until(() -> admin().get("upstreams/locked").getString("state"), "REFUSED"::equals);
        assertFailure(send(request("GET", "locked/data")), 503, "UPSTREAM_REFUSES", "60");
    }

    private static void assertFailure(RawResponse answer, int status, String reason, String retryAfter) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).getString("reason")).isEqualTo(reason);
        assertThat(json(answer).getString("error")).isNotEmpty().doesNotContain("secret", "wrong-password");
        assertThat(answer.header("Retry-After")).hasValue(retryAfter);
    }

    @Test
    void an_answer_that_breaks_off_is_never_taken_for_a_whole_one() {
        ERP.next("/midway", 1, TestAnswer.dropMidway());

        assertThatThrownBy(() -> send(request("GET", "open/midway"))).isInstanceOf(IOException.class);
        await("the place is left").until(() -> status("open/data") == 200);
    }

    @Test
    void an_upstream_that_is_silent_after_its_head_keeps_no_place() throws IOException {
        ERP.next("/silent", 1, usual -> out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            new CountDownLatch(1).await();
            return false;
        });

        assertFailure(send(request("GET", "open/silent")), 504, "UPSTREAM_TIMED_OUT", "5");
    }

    @Test
    void who_is_silent_in_the_middle_of_a_body_is_answered_and_keeps_no_place() throws IOException {
        RawRequest half = RawRequest.of("POST", root.getPath() + "gateway/open/half")
                .header("Authorization", Basic.of("client", "client"))
                .body("half".getBytes(StandardCharsets.UTF_8), 1000);

        RawResponse answer = new RawHttp(root, 20_000).send(half);

        assertFailure(answer, 408, "CALLER_SILENT", "1");
        assertThat(ERP.last("/half")).isEmpty();
    }

    @Test
    void a_caller_who_has_all_places_is_told_so_and_others_go_on() throws Exception {
        Gate gate = new Gate();
        ERP.always("/held", TestAnswer.heldBefore(gate));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            long before = ERP.count(Count.DATA_CALLS);
            List<Future<Integer>> held = new ArrayList<>();
            for (int call = 0; call < 2; call++) {
                held.add(threads.submit(() -> status("strict/held")));
            }
            await("both are at the upstream").until(() -> ERP.count(Count.DATA_CALLS) - before == 2);

            RawResponse third = send(request("GET", "strict/held"));
            assertThat(status("open/data")).isEqualTo(200);
            gate.open();

            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).hasValue("1");
            assertThat(json(third).getString("reason")).isEqualTo("TOO_MANY_CALLS");
            assertThat(held.get(0).get()).isEqualTo(200);
            assertThat(held.get(1).get()).isEqualTo(200);
            assertThat(status("strict/stock/after")).isEqualTo(200);
        } finally {
            gate.open();
            threads.shutdownNow();
        }
    }

    @Test
    void programs_that_know_nothing_of_ibsession_share_its_sessions() throws Exception {
        int programs = 12;
        ExecutorService threads = Executors.newFixedThreadPool(programs);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int program = 0; program < programs; program++) {
                calls.add(() -> status("base/data"));
            }
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(BASE.mostAlive()).isLessThanOrEqualTo(SESSIONS);
        assertThat(BASE.count(Count.DATA_BUSY)).isZero();
    }

    @Test
    void operators_see_what_has_become_of_calls() throws IOException {
        long before = answered();

        assertThat(status("open/data")).isEqualTo(200);

        await("the call is counted").until(() -> answered() == before + 1);
    }

    private long answered() throws IOException {
        return admin().ask("metrics").lines().stream()
                .filter(line -> line.startsWith("seans_gateway_calls_total{outcome=\"answered\",upstream=\"open\"}"))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
