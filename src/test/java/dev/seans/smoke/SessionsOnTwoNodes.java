package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.SeansServer;
import dev.seans.visitor.Increments;
import dev.seans.visitor.Lab;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** One visitor behind a balancer without sticky sessions, and what two nodes make of it. */
final class SessionsOnTwoNodes {

    private static final int THREADS = 8;
    private static final int INCREMENTS = 500;

    private final List<SeansServer> nodes;

    SessionsOnTwoNodes(List<SeansServer> nodes) {
        this.nodes = nodes;
    }

    /** Four threads on each node. */
    void parallelRequestsLoseNothing() throws Exception {
        Visitor browser = lab(0).visitor().visits("x/tell");

        int done = Increments.run(
                THREADS, INCREMENTS, thread -> browser.at(lab(thread).root()));

        assertThat(done).isEqualTo(THREADS * INCREMENTS);
        assertThat(browser.get("r/get?name=count").text()).isEqualTo(String.valueOf(THREADS * INCREMENTS));
    }

    /** Across nodes, too, a slow page of one holds the other off until it ends. */
    void aSlowPageHoldsTheOtherNodeOff() {
        String gate = Lab.newName();
        Visitor browser = lab(0).visitor().visits("x/tell");
        CompletableFuture<Visit> slow = browser.starts("x/slow?diary=%1$s&gate=%1$s".formatted(gate));
        lab(0).awaitInside(gate, 1);
        CompletableFuture<Visit> test = browser.at(lab(1).root()).starts("r/test?diary=" + gate);
        lab(1).awaitWaiting(1);
        assertThat(test).isNotDone();

        lab(0).open(gate);

        assertThat(slow.join().text()).isEqualTo("slow");
        assertThat(test.join().text()).isEqualTo("test");
    }

    /** The second node dies while a request holds the session, after others have saved something. */
    void afterAKillTheNextRequestGetsTheLastSavedState(Duration lease) {
        Visitor browser = lab(1).visitor().visits("x/set?name=saved&value=before");
        String gate = Lab.newName();
        CompletableFuture<Visit> lost = browser.starts("x/slowWrite?value=lost&gate=" + gate);
        lab(1).awaitInside(gate, 1);
        nodes.get(1).kill();
        Instant killed = Instant.now();

        Visitor elsewhere = browser.at(lab(0).root());
        assertThat(elsewhere.get("x/names").text()).isEqualTo("[saved]");

        assertThat(Duration.between(killed, Instant.now())).isLessThan(lease.plusSeconds(2));
        assertThat(elsewhere.get("x/get?name=saved").text()).isEqualTo("before");
        assertThat(lost).isCompletedExceptionally();
    }

    /** The requests come while the node starts: each of them again and again, until it is let in. */
    void theVeryFirstRequestsAfterAStartRunOneAfterTheOther() {
        Visitor browser = lab(0).visitor().visits("x/tell");
        Visitor early = browser.at(lab(1).root());
        ConcurrentLinkedQueue<String> counts = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> first = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> counts.add(untilLetIn(early))))
                .toList();

        nodes.get(1).start();

        first.forEach(CompletableFuture::join);
        assertThat(counts).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    }

    /** A port that is not open yet, and an application that is not there yet, have done nothing. */
    private static String untilLetIn(Visitor early) {
        return await("the node lets the request in")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsInstanceOf(CompletionException.class)
                .until(() -> early.get("x/increment"), visit -> visit.status() == 200)
                .text();
    }

    private Lab lab(int turn) {
        return new Lab(nodes.get(turn % nodes.size()).root());
    }
}
