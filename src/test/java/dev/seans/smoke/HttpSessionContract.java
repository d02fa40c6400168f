package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.visitor.Lab;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code jakarta.servlet.http.HttpSession} promises and Seans keeps, on every server alike. */
abstract class HttpSessionContract extends OwnWarContract {

    private static final String COOKIE = "seans";

    private String gate = "";

    @BeforeEach
    final void takesAGateThatNobodyElseHas() {
        gate = Lab.newName();
    }

    @Test
    final void attributes_are_kept_changed_in_place_and_removed() {
        Visitor browser = lab().visitor();
        browser.visits("x/set?name=a&value=1")
                .visits("x/set?name=b&value=2")
                .visits("x/append?value=x")
                .visits("x/append?value=y")
                .visits("x/remove?name=b");

        assertThat(browser.get("r/names").text()).isEqualTo("[a, list]");
        assertThat(browser.get("s/get?name=a").text()).isEqualTo("1");
        assertThat(browser.get("x/get?name=list").text()).isEqualTo("[x, y]");
    }

    @Test
    final void a_value_of_a_class_that_nobody_has_allowed_is_refused_with_the_name_of_the_setting() {
        assertThat(lab().visitor().get("x/forbidden").text())
                .contains("dev.seans.lab.UnknownValue", "forbidden", "seans.session.allowed-classes");
    }

    @Test
    final void shared_and_snapshot_sessions_cannot_be_changed() {
        Visitor browser = lab().visitor().visits("x/set?name=a&value=1");

        assertThat(browser.get("s/set?name=a&value=2").status()).isEqualTo(500);
        assertThat(browser.get("r/remove?name=a").status()).isEqualTo(500);
        assertThat(browser.get("r/invalidate").status()).isEqualTo(500);
        assertThat(browser.get("s/interval?seconds=1").status()).isEqualTo(500);

        assertThat(browser.get("r/get?name=a").text()).isEqualTo("1");
    }

    @Test
    final void without_access_there_is_no_session_but_an_identity() {
        Visitor browser = lab().visitor();
        String key = browser.get("x/tell").value("id");

        Visit whoami = browser.get("n/whoami");

        assertThat(whoami.value("key")).isEqualTo(key);
        assertThat(whoami.value("refused")).contains("access");
    }

    @Test
    final void a_session_is_new_until_its_client_sends_its_id() {
        Visitor browser = lab().visitor();
        Visit first = browser.get("x/tell");
        Visit second = browser.get("x/tell");

        assertThat(first.value("new")).isEqualTo("true");
        assertThat(second.value("new")).isEqualTo("false");
        assertThat(second.value("id")).isEqualTo(first.value("id")).matches("[0-9a-f]{64}");
        assertThat(second.value("same")).isEqualTo("true");
        assertThat(second.value("context")).isEqualTo("/lab");
    }

    @Test
    final void times_tell_of_the_beginning_and_of_the_request_before() {
        long now = Instant.now().toEpochMilli();
        Visitor browser = lab().visitor();
        Visit first = browser.get("x/tell");
        Visit second = browser.get("x/tell");

        long created = Long.parseLong(first.value("created"));
        assertThat(created).isBetween(now - 60_000, now + 60_000);
        assertThat(second.value("created")).isEqualTo(first.value("created"));
        assertThat(Long.parseLong(second.value("accessed"))).isBetween(created, created + 60_000);
    }

    @Test
    final void the_interval_of_inactivity_is_kept() {
        Visitor browser = lab().visitor();
        assertThat(browser.get("x/tell").value("interval")).isEqualTo("600");

        browser.visits("x/interval?seconds=1234");

        assertThat(browser.get("x/tell").value("interval")).isEqualTo("1234");
        assertThat(browser.get("r/tell").value("interval")).isEqualTo("1234");
    }

    @Test
    final void invalidate_ends_the_session_for_good() {
        Visitor browser = lab().visitor().visits("x/set?name=a&value=1");

        assertThat(browser.get("x/invalidate").text()).isEqualTo("over");

        assertThat(browser.get("strict/get?name=a").status()).isEqualTo(403);
        assertThat(browser.get("x/get?name=a").text()).isEqualTo("null");
    }

    @Test
    final void after_invalidate_the_same_request_may_begin_another_session() {
        Visitor browser = lab().visitor();
        String before = browser.get("x/tell").value("id");

        Visit next = browser.get("x/invalidateAndGoOn");

        assertThat(next.value("new")).isEqualTo("true");
        assertThat(next.value("id")).isNotEqualTo(before);
        assertThat(browser.get("x/get?name=name").text()).isEqualTo("next");
    }

    @Test
    final void a_changed_id_keeps_the_attributes() {
        Visitor browser = lab().visitor().visits("x/set?name=a&value=1");
        String cookie = browser.cookie(COOKIE).orElseThrow();

        Visit changed = browser.get("x/changeId");

        assertThat(changed.value("returned")).isEqualTo(changed.value("id")).isNotEqualTo(changed.value("before"));
        assertThat(browser.cookie(COOKIE))
                .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(cookie));
        assertThat(browser.get("x/get?name=a").text()).isEqualTo("1");
        assertThat(browser.get("x/tell").value("id")).isEqualTo(changed.value("id"));
    }

    @Test
    final void what_was_requested_is_told_of_our_session() {
        Visitor browser = lab().visitor();
        Visit first = browser.get("x/tell");
        assertThat(first.value("requested")).isEqualTo("null");
        assertThat(first.value("valid")).isEqualTo("false");

        Visit second = browser.get("x/tell");

        assertThat(second.value("requested")).isEqualTo(first.value("id"));
        assertThat(second.value("valid")).isEqualTo("true");
        assertThat(second.value("cookie")).isEqualTo("true");
        assertThat(second.value("url")).isEqualTo("false");
    }

    @Test
    final void no_url_ever_gets_an_id() {
        Visitor browser = lab().visitor();

        assertThat(browser.get("x/tell").value("encoded")).isEqualTo("/next?a=b");
        assertThat(browser.get("x/tell").value("redirect")).isEqualTo("/next?a=b");
    }

    @Test
    final void values_are_told_that_they_are_bound_passivated_activated_and_unbound() {
        Visitor browser = lab().visitor();
        browser.visits("x/bind?diary=" + gate).visits("x/get?name=bound").visits("x/remove?name=bound");

        assertThat(lab().diary(gate))
                .startsWith("bound as bound", "passivated", "activated")
                .endsWith("unbound from bound");
    }

    @Test
    final void values_are_told_when_their_session_ends() {
        Visitor browser = lab().visitor();
        browser.visits("x/bind?diary=" + gate).visits("x/invalidate");

        assertThat(lab().diary(gate)).endsWith("unbound from bound");
    }

    @Test
    final void a_forward_is_in_the_session_of_its_request() {
        Visitor browser = lab().visitor();

        assertThat(browser.get("x/forward").text()).isEqualTo("FORWARD outer=forward inner=1");
        assertThat(browser.get("x/get?name=inner").text()).isEqualTo("1");
    }

    @Test
    final void an_include_is_in_the_session_of_its_request() {
        Visitor browser = lab().visitor();

        assertThat(browser.get("x/include").text()).isEqualTo("INCLUDE outer=include inner=1");
        assertThat(browser.get("x/get?name=inner").text()).isEqualTo("1");
    }

    @Test
    final void an_error_page_is_in_the_session_of_its_request() {
        Visitor browser = lab().visitor();
        Visit failed = browser.get("x/fail");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text()).isEqualTo("ERROR outer=failed inner=1");

        Visit sent = browser.get("x/sendError");

        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).isEqualTo("ERROR outer=sent inner=2");
        assertThat(browser.get("x/get?name=inner").text()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "session, ourPage", "session, otherPage", "session, noPage", "session, sendError",
        "changeId, ourPage", "changeId, otherPage", "changeId, noPage", "changeId, sendError",
        "login, ourPage", "login, otherPage", "login, noPage", "login, sendError"
    })
    final void a_request_that_fails_after_it_got_an_id_keeps_its_visitor(String what, String how) {
        Visitor browser = lab().visitor();
        if (!what.equals("session")) {
            browser.visits("x/set?name=a&value=1");
        }
        Optional<String> before = browser.cookie(COOKIE);

        Visit failed = browser.get("x/failAfter?what=" + what + "&how=" + how);

        assertThat(failed.status()).isEqualTo(how.equals("sendError") ? 410 : 500);
        assertThat(failed.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(COOKIE + "="))
                .singleElement()
                .asString()
                .containsIgnoringCase("; Path=/lab")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax");
        assertThat(browser.cookie(COOKIE)).isPresent().isNotEqualTo(before);
        assertThat(browser.get("strict/get?name=outer").text()).isEqualTo("failed");
    }

    @Test
    final void a_dispatch_that_fails_keeps_its_visitor() {
        Visitor browser = lab().visitor();

        assertThat(browser.get("x/failLater").status()).isEqualTo(500);

        assertThat(browser.get("strict/get?name=outer").text()).isEqualTo("failed");
    }

    @Test
    final void an_asynchronous_request_holds_its_session_until_another_thread_completes_it() {
        Visitor browser = lab().visitor().visits("x/increment");
        CompletableFuture<Visit> async = browser.starts("x/complete?gate=" + gate);
        lab().awaitInside(gate, 1);
        CompletableFuture<Visit> waiting = browser.starts("x/get?name=async");
        lab().awaitWaiting(1);

        lab().open(gate);

        assertThat(async.join().text()).isEqualTo("completed");
        assertThat(waiting.join().text()).isEqualTo("completed");
    }

    @Test
    final void an_asynchronous_request_may_be_dispatched_in_its_session() {
        Visitor browser = lab().visitor();

        assertThat(dispatch(browser).text()).isEqualTo("ASYNC outer=dispatched inner=1");
        assertThat(browser.get("x/get?name=async").text()).isEqualTo("dispatched");
        assertThat(browser.get("x/get?name=inner").text()).isEqualTo("1");
    }

    /** A server that loses dispatches needs more patience. */
    Visit dispatch(Visitor browser) {
        return browser.get("x/dispatch");
    }

    @Test
    final void an_asynchronous_request_that_nobody_completes_gives_its_session_back() {
        Visitor browser = lab().visitor();
        browser.get("x/timeout");

        assertThat(browser.get("x/get?name=async").text()).isEqualTo("timed out");
    }

    @Test
    final void a_login_gives_the_session_an_owner_and_a_new_id() {
        Visitor browser = lab().visitor().visits("x/set?name=a&value=1");
        String before = browser.get("x/tell").value("id");
        Visitor fixed = browser.at(lab().root());

        Visit login = browser.get("x/login?user=jo&password=secret1");

        assertThat(login.value("user")).isEqualTo("jo");
        assertThat(login.value("id")).isNotEqualTo(before);
        assertThat(browser.get("x/get?name=a").text()).isEqualTo("1");
        assertThat(fixed.get("strict/get?name=a").status()).isEqualTo(403);
    }

    @Test
    final void a_release_inside_a_transaction_survives_its_rollback() {
        Visitor browser = lab().visitor();
        browser.visits("x/increment");
        CompletableFuture<Visit> slow = browser.starts("x/releaseInTransaction?value=kept&gate=" + gate);
        lab().awaitInside(gate, 1);

        assertThat(browser.get("x/get?name=released").text()).isEqualTo("kept");

        lab().open(gate);
        assertThat(slow.join().text()).isEqualTo("rolled back");
    }

    @Test
    final void observers_hear_of_the_life_of_a_session() {
        Visitor browser = lab().visitor();
        String id = browser.get("x/tell").value("id");
        browser.visits("x/set?name=a&value=1");
        String next = browser.get("x/changeId").value("id");
        browser.visits("x/invalidate");

        assertThat(lab().diary(id)).containsExactly("created", "a added");
        assertThat(lab().diary(next)).startsWith("renamed from " + id).endsWith("a removed", "ended INVALIDATED");
    }
}
