package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawResponse;
import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.ServiceCaller;
import dev.seans.visitor.Whoami;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clients that there are send to a service whose sessions they manage, and what they expect. */
@ArquillianTest
class IbSessionIT {

    private static final String MANUAL = "hs/whoami-manual";
    private static final String GUESSED = "A".repeat(43);
    private static final String NO_ID = "Не указан заголовок управления сеансами или куки с идентификатором сеанса";

    @ArquillianResource
    private URI root;

    private ServiceCaller client;

    @Deployment(testable = false)
    static WebArchive war() {
        return LabArchive.withServices(Map.of());
    }

    @BeforeEach
    void hasAUser() {
        client = ServiceCaller.of(root, ServerUser.EXCHANGE);
    }

    @Test
    void start_is_answered_with_one_set_cookie_whose_first_pair_is_the_id() throws Exception {
        RawResponse answer = client.says("start").post(MANUAL);

        assertThat(ServiceCaller.cookieOf(answer))
                .matches("IBSession=[\\w-]{43}; Path=" + path() + "; HttpOnly; SameSite=Lax");
        assertThat(answer.headers("IBSession")).isEmpty();
        assertThat(answer.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        Whoami session = Whoami.of(answer);
        assertThat(session.reuse()).isEqualTo("use");
        assertThat(session.service()).isEqualTo("http/whoami-manual");
        assertThat(session.user()).isEqualTo("1c");
        assertThat(session.calls()).isEqualTo(1);
    }

    /** 1C's own exchange of data. */
    @Test
    void a_client_that_echoes_the_whole_set_cookie_and_finishes_with_its_last_block_has_one_session() throws Exception {
        RawResponse start = client.says("start").post(MANUAL);
        String key = Whoami.of(start).key();
        ServiceCaller echo = client.withCookie(ServiceCaller.cookieOf(start));

        for (int block = 2; block <= 3; block++) {
            RawResponse answer = echo.post(MANUAL);
            assertThat(Whoami.of(answer).key()).isEqualTo(key);
            assertThat(Whoami.of(answer).calls()).isEqualTo(block);
            assertThat(answer.headers("Set-Cookie")).isEmpty();
        }
        Whoami last = Whoami.of(echo.says("finish").post(MANUAL));

        assertThat(last.key()).isEqualTo(key);
        assertThat(last.calls()).isEqualTo(4);
        assertThat(echo.post(MANUAL).status()).isEqualTo(404);
        assertThat(echo.says("finish").post(MANUAL).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ibsession=%s",
                "IBSESSION=%s",
                "other=1; IbSession=%s",
                "IBSession=%s; path=/x; HttpOnly",
                "IBSession=%s;Path=/;SameSite=Lax"
            })
    void the_cookie_is_found_however_it_is_written(String form) throws Exception {
        RawResponse start = client.says("start").get(MANUAL);
        String id = ServiceCaller.idIn(ServiceCaller.cookieOf(start));

        Whoami next = Whoami.of(client.withCookie(form.formatted(id)).get(MANUAL));

        assertThat(next.key()).isEqualTo(Whoami.of(start).key());
    }

    @Test
    void the_header_may_have_the_id_too() throws Exception {
        RawResponse start = client.says("start").get(MANUAL);
        String id = ServiceCaller.idIn(ServiceCaller.cookieOf(start));

        Whoami next = Whoami.of(client.says(id).get(MANUAL));

        assertThat(next.key()).isEqualTo(Whoami.of(start).key());
        assertThat(next.calls()).isEqualTo(2);
    }

    /** Some have the header switched on for good. */
    @Test
    void start_with_the_own_cookie_goes_on_in_the_same_session_and_tells_it_again() throws Exception {
        RawResponse start = client.says("start").get(MANUAL);
        String cookie = ServiceCaller.cookieOf(start);

        RawResponse again = client.says(" Start ").withCookie(cookie).get(MANUAL);

        assertThat(Whoami.of(again).key()).isEqualTo(Whoami.of(start).key());
        assertThat(ServiceCaller.cookieOf(again)).isEqualTo(cookie);
    }

    /** PHP drivers forget an id that is answered 400 or 404, and send start; others send both at once. */
    @Test
    void start_with_an_unknown_cookie_begins_anew_under_another_id() throws Exception {
        assertThat(client.withCookie("ibsession=" + GUESSED).get(MANUAL).status())
                .isEqualTo(404);

        RawResponse start =
                client.withCookie("ibsession=" + GUESSED).says("start").get(MANUAL);

        assertThat(Whoami.of(start).calls()).isEqualTo(1);
        assertThat(ServiceCaller.idIn(ServiceCaller.cookieOf(start))).isNotEqualTo(GUESSED);
    }

    @Test
    void starts_that_race_get_a_session_each() {
        List<CompletableFuture<RawResponse>> racing = IntStream.range(0, 4)
                .mapToObj(racer -> later(client.says("start"), MANUAL))
                .toList();

        assertThat(racing.stream().map(answer -> Whoami.of(answer.join()).key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_state_of_a_session_is_kept_between_its_calls() throws Exception {
        RawResponse start = client.says("start").get("hs/stateful/set?name=basket&value=chair");
        ServiceCaller next = client.withCookie(ServiceCaller.cookieOf(start));

        assertThat(next.get("hs/stateful/get?name=basket").text()).isEqualTo("chair");
        assertThat(next.says("finish").get("hs/stateful/get?name=basket").text())
                .isEqualTo("chair");
    }

    @Test
    void neither_id_nor_command_is_answered_with_the_text_that_clients_know() throws Exception {
        RawResponse answer = client.get(MANUAL);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).containsIgnoringCase("text/plain"));
        assertThat(answer.text()).startsWith(NO_ID);
        assertThat(client.says("finish").get(MANUAL).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBSession=short", "IBSession=%s; IBSession=BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"})
    void what_is_no_id_and_two_ids_are_answered_400(String cookies) throws Exception {
        assertThat(client.withCookie(cookies.formatted(GUESSED)).get(MANUAL).status())
                .isEqualTo(400);
    }

    @Test
    void who_accepts_xml_gets_the_exception_of_1c() throws Exception {
        RawResponse answer = client.with("Accept", "application/xml").get(MANUAL);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).containsIgnoringCase("xml"));
        assertThat(answer.text())
                .contains(
                        "<exception xmlns=\"http://v8.1c.ru/8.2/virtual-resource-system\"",
                        "clsid=\"580392e6-ba49-4280-ac67-fcd6f2180121\"",
                        "reason=\"400\"",
                        NO_ID);
    }

    @Test
    void an_unknown_an_ended_an_expired_and_a_foreign_id_are_all_alike() throws Exception {
        RawResponse unknown = client.withCookie("IBSession=" + GUESSED).get(MANUAL);
        String ended = ServiceCaller.cookieOf(client.says("start").get(MANUAL));
        client.withCookie(ended).says("finish").get(MANUAL);
        String foreign = ServiceCaller.cookieOf(
                ServiceCaller.of(root, ServerUser.CYRILLIC).says("start").get(MANUAL));
        String ofAnotherService = ServiceCaller.cookieOf(client.says("start").get("hs/stateful/test?diary=alike"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headers("Set-Cookie")).isEmpty();
        for (String cookie : List.of(ended, foreign, ofAnotherService)) {
            RawResponse answer = client.withCookie(cookie).get(MANUAL);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo(unknown.text());
        }
        String expired = ServiceCaller.cookieOf(client.says("start").get("hs/short/test?diary=alike"));
        await("its second is over; asking earlier would prolong it")
                .pollDelay(Duration.ofMillis(1500))
                .untilAsserted(() -> assertThat(client.withCookie(expired)
                                .get("hs/short/test?diary=alike")
                                .text())
                        .isEqualTo(unknown.text()));
    }

    /** The first one stands at its gate; the second one's time is over, the third one's is not. */
    @Test
    void a_second_call_of_a_session_waits_for_the_first_and_is_answered_406_when_its_time_is_over() throws Exception {
        Lab lab = new Lab(root);
        String gate = Lab.newName();
        String cookie = ServiceCaller.cookieOf(client.says("start").get("hs/stateful/test?diary=" + gate));
        ServiceCaller manual = client.withCookie(cookie);
        CompletableFuture<RawResponse> first = later(manual, "hs/stateful/slow?diary=%1$s&gate=%1$s".formatted(gate));
        lab.awaitInside(gate, 1);

        RawResponse second = manual.with("Accept", "text/xml").get("hs/stateful/test?diary=" + gate);
        CompletableFuture<RawResponse> third = later(manual, "hs/stateful/test?diary=" + gate);
        lab.open(gate);

        assertThat(second.status()).isEqualTo(406);
        assertThat(second.header("Retry-After")).isPresent();
        assertThat(second.text()).contains("reason=\"406\"", "Истекло время ожидания сеанса");
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(third.join().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hs/whoami", "hs/whoami-single"})
    void a_service_that_manages_its_sessions_itself_ignores_ids_and_commands(String service) throws Exception {
        for (ServiceCaller caller : List.of(
                client.says("start"), client.says("finish"), client.withCookie("IBSession=" + GUESSED), client)) {
            RawResponse answer = caller.post(service);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers("Set-Cookie")).isEmpty();
            assertThat(answer.headers("IBSession")).isEmpty();
        }
    }

    private String path() {
        return root.getPath().replaceAll("(?<=.)/$", "");
    }

    private static CompletableFuture<RawResponse> later(ServiceCaller caller, String path) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return caller.get(path);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
