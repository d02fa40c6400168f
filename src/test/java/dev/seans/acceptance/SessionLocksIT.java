package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.visitor.Increments;
import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Parallel requests of one session. The first four are the experiments of the document on ASP.NET: a slow page and a test
 * page, neither of which ever looks at its session. The slow page takes as long as the test keeps its gate shut.
 */
@ArquillianTest
class SessionLocksIT {

    private static final int THREADS = 8;
    private static final int INCREMENTS = 200;

    /** The default of seans.session.queue-limit. */
    private static final int QUEUE_LIMIT = 50;

    /** The 30 seconds of the document's slow page, 20 times as fast. */
    private static final Duration THIRTY_SECONDS = Duration.ofMillis(1500);

    private final String gate = Lab.newName();

    @ArquillianResource
    private URI root;

    private Lab lab;
    private Visitor browser;

    @Deployment(testable = false)
    static WebArchive war() {
        return LabArchive.alone(Map.of());
    }

    @BeforeEach
    void initialisesTheSession() {
        lab = new Lab(root);
        browser = lab.visitor().visits("x/increment");
    }

    @Test
    void slow_read_only_and_normal_the_test_page_does_not_wait() {
        CompletableFuture<Visit> slow = startSlow("r");

        assertThat(browser.get("x/test?diary=" + gate).text()).isEqualTo("test");

        assertThat(endSlow(slow)).containsExactly("slow begins", "test page", "slow ends");
    }

    @Test
    void slow_normal_and_read_only_the_test_page_waits_for_the_slow_one() {
        CompletableFuture<Visit> slow = startSlow("x");
        CompletableFuture<Visit> test = startTestThatWaits("r");

        assertThat(endSlow(slow)).startsWith("slow begins", "slow ends");

        assertThat(test.join().text()).isEqualTo("test");
        assertThat(lab.diary(gate)).containsExactly("slow begins", "slow ends", "test page");
    }

    @Test
    void both_normal_they_run_one_after_the_other() {
        CompletableFuture<Visit> slow = startSlow("x");
        CompletableFuture<Visit> test = startTestThatWaits("x");

        endSlow(slow);

        assertThat(test.join().text()).isEqualTo("test");
        assertThat(lab.diary(gate)).containsExactly("slow begins", "slow ends", "test page");
    }

    @Test
    void without_session_state_nothing_waits() {
        CompletableFuture<Visit> slow = startSlow("n");

        assertThat(browser.get("n/test?diary=" + gate).text()).isEqualTo("test");
        assertThat(browser.get("x/test?diary=" + gate).text()).isEqualTo("test");

        assertThat(endSlow(slow)).containsExactly("slow begins", "test page", "test page", "slow ends");
    }

    @Test
    void the_slow_page_takes_its_thirty_seconds_and_the_test_page_comes_after_them() {
        Instant start = Instant.now();
        CompletableFuture<Visit> slow =
                browser.starts("x/timed?diary=%s&millis=%d".formatted(gate, THIRTY_SECONDS.toMillis()));
        lab.awaitDiary(gate, "slow begins");

        assertThat(browser.get("r/test?diary=" + gate).text()).isEqualTo("test");

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(THIRTY_SECONDS);
        assertThat(slow.join().text()).isEqualTo("timed");
    }

    @Test
    void different_sessions_never_wait_for_each_other() {
        CompletableFuture<Visit> slow = startSlow("x");

        Visit other = lab.visitor().get("x/test?diary=" + gate);

        assertThat(other.text()).isEqualTo("test");
        assertThat(endSlow(slow)).containsExactly("slow begins", "test page", "slow ends");
    }

    @Test
    void shared_requests_run_side_by_side_and_hold_writers_off() {
        CompletableFuture<Visit> one = startSlow("s");
        CompletableFuture<Visit> two = browser.starts("s/slow?gate=%1$s&diary=%1$s".formatted(gate));
        lab.awaitInside(gate, 2);
        CompletableFuture<Visit> writer = startTestThatWaits("x");

        endSlow(one);

        assertThat(two.join().text()).isEqualTo("slow");
        assertThat(writer.join().text()).isEqualTo("test");
        assertThat(lab.diary(gate))
                .containsExactly("slow begins", "slow begins", "slow ends", "slow ends", "test page");
    }

    @Test
    void parallel_requests_lose_nothing_that_one_of_them_has_written() throws Exception {
        int before = Integer.parseInt(browser.get("x/increment").text());

        assertThat(Increments.run(THREADS, INCREMENTS, thread -> browser)).isEqualTo(THREADS * INCREMENTS);

        assertThat(browser.get("r/get?name=count").text()).isEqualTo(String.valueOf(before + THREADS * INCREMENTS));
    }

    @Test
    void read_only_requests_take_no_lock() {
        CompletableFuture<Visit> one = startSlow("r");
        CompletableFuture<Visit> two = browser.starts("r/slow?gate=%1$s&diary=%1$s".formatted(gate));
        lab.awaitInside(gate, 2);

        assertThat(browser.get("x/increment").text()).isEqualTo("2");

        endSlow(one);
        assertThat(two.join().text()).isEqualTo("slow");
    }

    @Test
    void a_url_on_which_no_filter_is_mapped_takes_no_lock() {
        CompletableFuture<Visit> slow = startSlow("x");

        assertThat(browser.get("control/inside?name=" + gate).text()).isEqualTo("1");

        endSlow(slow);
    }

    @Test
    void a_session_that_is_invalidated_leaves_no_lock_behind() {
        CompletableFuture<Visit> slow = browser.starts("x/slowEnd?gate=" + gate);
        lab.awaitInside(gate, 1);
        CompletableFuture<Visit> waiting = startTestThatWaits("x");

        lab.open(gate);

        assertThat(slow.join().text()).isEqualTo("over");
        assertThat(waiting.join().text()).isEqualTo("test");
        assertThat(browser.get("x/increment").text())
                .as("in a session of its own")
                .isEqualTo("1");
    }

    @Test
    void a_session_that_is_released_early_is_free_while_its_request_goes_on() {
        CompletableFuture<Visit> slow = browser.starts("x/release?value=early&gate=" + gate);
        lab.awaitInside(gate, 1);

        assertThat(browser.get("x/get?name=released").text()).isEqualTo("early");

        lab.open(gate);
        assertThat(slow.join().text()).isNotEqualTo("still there").isNotEmpty();
        assertThat(browser.get("x/get?name=released").text()).isEqualTo("early");
    }

    @Test
    void eight_downloads_of_two_seconds_in_one_session_take_about_two_seconds() {
        Instant start = Instant.now();
        List<CompletableFuture<Visit>> downloads = Stream.generate(() -> browser.starts("n/download?millis=2000"))
                .limit(8)
                .toList();

        assertThat(downloads)
                .allSatisfy(download -> assertThat(download.join().lines()).hasSize(4));

        // One after the other they would take 16.
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void more_requests_than_may_wait_for_one_session_are_told_to_come_back() {
        CompletableFuture<Visit> slow = startSlow("x");
        List<CompletableFuture<Visit>> waiting = Stream.generate(() -> browser.starts("x/test?diary=" + gate))
                .limit(QUEUE_LIMIT)
                .toList();
        lab.awaitWaiting(QUEUE_LIMIT);

        Visit tooMany = browser.get("x/test?diary=" + gate);

        assertThat(tooMany.status()).isEqualTo(503);
        assertThat(tooMany.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d*"));
        endSlow(slow);
        assertThat(waiting).allSatisfy(visit -> assertThat(visit.join().text()).isEqualTo("test"));
    }

    private CompletableFuture<Visit> startSlow(String access) {
        CompletableFuture<Visit> slow = browser.starts(access + "/slow?gate=%1$s&diary=%1$s".formatted(gate));
        lab.awaitInside(gate, 1);
        return slow;
    }

    private CompletableFuture<Visit> startTestThatWaits(String access) {
        CompletableFuture<Visit> test = browser.starts(access + "/test?diary=" + gate);
        lab.awaitWaiting(1);
        assertThat(test).isNotDone();
        return test;
    }

    /** Opens the gate; what has happened until the slow page was answered. */
    private List<String> endSlow(CompletableFuture<Visit> slow) {
        lab.open(gate);
        assertThat(slow.join().text()).isEqualTo("slow");
        return lab.diary(gate);
    }
}
