package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that hold their session for longer than they may; here that is three seconds. */
@ArquillianTest
class LostLeaseIT {

    private static final Duration MAX_HOLD = Duration.ofSeconds(3);

    private final String gate = Lab.newName();
    private final String nextGate = Lab.newName();

    @ArquillianResource
    private URI root;

    private Lab lab;
    private Visitor browser;

    @Deployment(testable = false)
    static WebArchive war() {
        return LabArchive.alone(Map.of(
                "seans.session.lease", "1 s",
                "seans.session.max-hold", MAX_HOLD.toSeconds() + " s",
                "seans.session.wait", "4 s"));
    }

    @BeforeEach
    void hasASession() {
        lab = new Lab(root);
        browser = lab.visitor().visits("x/set?name=after&value=first");
    }

    @Test
    void the_next_request_gets_the_session_and_the_late_save_is_refused_and_told() {
        CompletableFuture<Visit> late = browser.starts("x/slowWrite?value=late&gate=" + gate);
        lab.awaitInside(gate, 1);
        Instant start = Instant.now();

        assertThat(browser.get("x/get?name=after").text()).isEqualTo("first");
        assertThat(Duration.between(start, Instant.now())).isLessThan(MAX_HOLD.plusSeconds(1));
        browser.visits("x/set?name=after&value=next");
        lab.open(gate);

        assertThat(late.join().status()).isEqualTo(503);
        assertThat(browser.get("x/get?name=after").text()).isEqualTo("next");
        assertThat(browser.get("x/get?name=before").text()).isEqualTo("null");
    }

    @Test
    void a_request_that_lives_for_several_leases_is_still_alone() {
        CompletableFuture<Visit> slow = browser.starts("x/timed?millis=2200&diary=" + gate);
        lab.awaitDiary(gate, "slow begins");

        assertThat(browser.get("x/test?diary=" + gate).text()).isEqualTo("test");

        assertThat(slow).succeedsWithin(Duration.ofSeconds(1));
        assertThat(slow.join().text()).isEqualTo("timed");
    }

    @Test
    void who_comes_back_late_does_not_free_the_session_of_the_next() {
        CompletableFuture<Visit> late = browser.starts("x/slow?diary=%1$s&gate=%1$s".formatted(gate));
        lab.awaitInside(gate, 1);
        CompletableFuture<Visit> next = browser.starts("x/slow?diary=%1$s&gate=%2$s".formatted(gate, nextGate));
        lab.awaitInside(nextGate, 1);
        lab.open(gate);
        late.join();

        CompletableFuture<Visit> third = browser.starts("x/test?diary=" + gate);
        lab.awaitWaiting(1);
        assertThat(third).isNotDone();
        lab.open(nextGate);

        assertThat(next.join().text()).isEqualTo("slow");
        assertThat(third.join().text()).isEqualTo("test");
    }

    @Test
    void who_has_waited_long_enough_is_told_to_come_back() {
        CompletableFuture<Visit> first = browser.starts("x/slow?diary=%1$s&gate=%1$s".formatted(gate));
        lab.awaitInside(gate, 1);
        CompletableFuture<Visit> second = browser.starts("x/slow?diary=%1$s&gate=%1$s".formatted(gate));
        lab.awaitWaiting(1);

        Visit third = browser.get("x/test?diary=" + gate);

        assertThat(third.status()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).isPresent();
        lab.open(gate);
        first.join();
        second.join();
        assertThat(lab.diary(gate)).doesNotContain("test page");
    }
}
