package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.database.DatabaseClock;
import dev.seans.database.TestTransactions;
import dev.seans.session.StatementCount;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.upstream.UpstreamCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls with a session that all share, and what becomes of them when it is lost. */
abstract class SharedSessionContract extends ClientsFixture {

    private UpstreamCookie first;

    @BeforeEach
    void storeSession() throws Exception {
        first = login();
        erp.stored(1, first);
    }

    @Test
    void aCallCarriesTheSession() throws Exception {
        assertThat(call(client, "/data").body()).isEqualTo("{\"path\":\"/data\"}");

        assertThat(client.cookies()).containsExactly(first);
        assertThat(client.uri("data?x=1")).isEqualTo(address("/data?x=1"));
    }

    @Test
    void aLostSessionIsMarkedAndTheCallRepeatedWithTheNewerOne() throws Exception {
        call(client, "/data");
        server.expireAll();

        CompletableFuture<HttpResponse<String>> running = async("/data/1");
        Eventually.isTrue("the client marks the session", () -> erp.isMarked(1));
        erp.stored(1, login());

        assertThat(running.get().statusCode()).isEqualTo(200);
        assertThat(server.count(Count.DATA_LOST)).isEqualTo(1);
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(3);
    }

    @Test
    void aNewerSessionThatIsThereAlreadyIsTakenAtOnce() throws Exception {
        call(client, "/data");
        server.expireAll();
        erp.stored(1, login());

        assertThat(call(client, "/data/1").statusCode()).isEqualTo(200);

        assertThat(erp.isMarked(1)).isFalse();
        assertThat(server.count(Count.DATA_LOST)).isEqualTo(1);
    }

    @Test
    void aBodyIsSentWholeAgain() throws Exception {
        String text = "x".repeat(100_000);
        call(client, "/data");
        server.expireAll();
        erp.stored(1, login());

        HttpResponse<String> answer = client.httpClient()
                .send(
                        HttpRequest.newBuilder(address("/data/1"))
                                .POST(BodyPublishers.ofString(text))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.last("/data/1").orElseThrow().body()).isEqualTo(text);
        assertThat(server.last("/data/1").orElseThrow().method()).isEqualTo("POST");
    }

    @Test
    void anOrderIsPlacedOnceThoughTheSessionWasRefreshedBeforeItsAnswerWasLookedAt() throws Exception {
        server.always("/order", TestAnswer.redirect());
        call(client, "/data");
        erp.stored(1, login());

        assertThat(order().get().statusCode()).isEqualTo(302);

        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(2);
        assertThat(erp.isMarked(1)).isFalse();
    }

    @Test
    void anOrderIsPlacedOnceThoughTheKeeperHasFoundItsSessionAliveAndWithNewCookies() throws Exception {
        server.always("/order", TestAnswer.redirect());

        CompletableFuture<HttpResponse<String>> running = order();
        Eventually.isTrue("the client marks the session", () -> erp.isMarked(1));
        erp.stored(1, login());

        assertThat(running.get().statusCode()).isEqualTo(302);
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(1);
    }

    @Test
    void anOrderIsSentAgainWhenTheKeeperHasFoundItsSessionLost() throws Exception {
        server.next("/order", 1, TestAnswer.redirect());
        call(client, "/data");
        erp.emptied(1);
        erp.stored(1, login());

        assertThat(order().get().statusCode()).isEqualTo(200);

        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(3);
    }

    private CompletableFuture<HttpResponse<String>> order() {
        HttpRequest order = HttpRequest.newBuilder(address("/order"))
                .POST(BodyPublishers.ofString("an order"))
                .build();
        return client.httpClient().sendAsync(order, BodyHandlers.ofString());
    }

    @Test
    void aSecondLossWithTheNewerSessionIsARefusal() throws Exception {
        call(client, "/data");
        server.expireAll();
        erp.stored(1, login());
        server.expireAll();

        UpstreamSessionException refusal = refusal(Reason.UPSTREAM_REFUSES);

        assertThat(refusal)
                .hasMessage("erp: the upstream has refused a second session, which the keeper had proved: see whether"
                        + " its user may do what was called, or run keeper.sh status erp on the server that keeps it");
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(3);
    }

    @Test
    void anAnswerThatOnlyLooksLikeALossIsGivenUnchanged() throws Exception {
        PlainReply notForYou = PlainReply.of(401).saying("application/json", "{\"not\":\"for you\"}");
        server.always("/secret", TestAnswer.of(notForYou));

        CompletableFuture<HttpResponse<String>> running = async("/secret");
        Eventually.isTrue("the client marks the session", () -> erp.isMarked(1));
        erp.foundAlive(1);

        assertThat(running.get().statusCode()).isEqualTo(401);
        assertThat(running.get().body()).isEqualTo("{\"not\":\"for you\"}");
        assertThat(running.get().request().headers().map()).isEmpty();
        for (int again = 0; again < 20; again++) {
            assertThat(call(client, "/secret").statusCode()).isEqualTo(401);
        }
        assertThat(erp.isMarked(1)).isFalse();
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(21);
    }

    @Test
    void programsThatCallByThemselvesReportALossAndGetTheNewerSession() throws Exception {
        CompletableFuture<SharedSession> running = CompletableFuture.supplyAsync(() -> afterLossOf(1));
        Eventually.isTrue("the session is marked", () -> erp.isMarked(1));
        UpstreamCookie second = login();
        erp.stored(1, second);

        assertThat(running.get().version()).isEqualTo(2);
        assertThat(running.get().cookies()).containsExactly(second);
        assertThat(afterLossOf(1).version()).isEqualTo(2);
        assertThat(erp.isMarked(1)).isFalse();
        assertThatThrownBy(() -> client.sessionAfterLossOf(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "erp: there was never a session of version 3: report the version that came with the cookies");
    }

    @Test
    void aReportedSessionThatLivesIsGivenAgainAndNotMarkedAtOnce() throws Exception {
        StatementCount count = new StatementCount(pooled());
        client = new GivenClients(count.database()).client("erp");
        CompletableFuture<SharedSession> running = CompletableFuture.supplyAsync(() -> afterLossOf(1));
        Eventually.isTrue("the session is marked", () -> erp.isMarked(1));
        erp.foundAlive(1);
        assertThat(running.get().version()).isEqualTo(1);
        count.drain();

        for (int again = 0; again < 20; again++) {
            assertThat(afterLossOf(1).version()).isEqualTo(1);
            assertThat(client.session().cookies()).containsExactly(first);
        }
        assertThat(erp.isMarked(1)).isFalse();
        assertThat(count.drain()).isEmpty();
    }

    private SharedSession afterLossOf(long version) {
        try {
            return client.sessionAfterLossOf(version);
        } catch (UpstreamSessionException none) {
            throw new IllegalStateException(none);
        }
    }

    @Test
    void manyWhoLoseTheSessionAtOnceAllGetTheNewerOne() throws Exception {
        call(client, "/data");
        server.expireAll();

        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            running.add(async("/data/" + caller));
        }
        Eventually.isTrue("a client marks the session", () -> erp.isMarked(1));
        erp.stored(1, login());

        for (CompletableFuture<HttpResponse<String>> one : running) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
        assertThat(server.count(Count.DATA_CALLS) - server.count(Count.DATA_LOST))
                .isEqualTo(51);
    }

    @Test
    void aRedirectionAndAPageAreLossesToo() throws Exception {
        call(client, "/data");
        for (TestAnswer lost : List.of(TestAnswer.redirect(), TestAnswer.loginPage())) {
            erp.stored(1, login());
            server.next("/data/lost", 1, lost);

            assertThat(call(client, "/data/lost").body()).isEqualTo("{\"path\":\"/data/lost\"}");
        }
    }

    @Test
    void aCopyIsReadOnceInFiveSecondsHoweverManyCall() throws Exception {
        StatementCount count = new StatementCount(pooled());
        SteppedNanos nanos = new SteppedNanos();
        client = new GivenClients(count.database(), new DatabaseClock(count.database()), nanos, GivenUpstream.KEYS)
                .client("erp");
        for (int period = 1; period <= 3; period++) {
            everybodyCalls();
            assertThat(selects(count)).isEqualTo(1);
            nanos.step(Duration.ofMillis(4_999));
            everybodyCalls();
            assertThat(selects(count)).isZero();
            nanos.step(Duration.ofMillis(1));
        }
    }

    private static long selects(StatementCount count) {
        return count.drain().stream().filter(text -> text.contains("upstream")).count();
    }

    private void everybodyCalls() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(50);
        List<Future<Boolean>> done = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            done.add(callers.submit(() -> {
                call(client, "/data");
                return client.cookies().equals(List.of(first));
            }));
        }
        for (Future<Boolean> one : done) {
            assertThat(one.get()).isTrue();
        }
        callers.shutdown();
    }

    @Test
    void aMarkIsThereEvenIfTheCallersTransactionIsRolledBack() throws Exception {
        TestTransactions transactions = new TestTransactions(pooled());
        client = new GivenClients(transactions.database()).client("erp");
        call(client, "/data");
        server.expireAll();

        CompletableFuture<Integer> running = CompletableFuture.supplyAsync(() -> rolledBack(transactions));
        Eventually.isTrue("others see the mark", () -> erp.isMarked(1));
        erp.stored(1, login());

        assertThat(running.get()).isEqualTo(200);
    }

    private int rolledBack(TestTransactions transactions) {
        AtomicInteger status = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    status.set(call(client, "/data").statusCode());
                    throw new IllegalStateException("roll back");
                }))
                .hasMessage("roll back");
        return status.get();
    }

    @Test
    void aSessionGoesNowhereElse() throws Exception {
        String here = server.url().toString();
        for (String there : List.of(
                here.replace("127.0.0.1", "localhost") + "/data",
                here.replaceFirst("[0-9]+$", "1") + "/data",
                here.replace("http:", "https:") + "/data",
                here.replace("//", "//somebody@") + "/data")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(there)).build();

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> client.httpClient().send(request, BodyHandlers.ofString()))
                    .withMessageStartingWith("erp: its session goes to " + here + " only, not to http");
            assertThat(client.httpClient().sendAsync(request, BodyHandlers.ofString()))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.count(Count.DATA_CALLS)).isZero();
    }

    @Test
    void nothingShowsASecret() throws Exception {
        erp.authorizing("Bearer top-secret").stored(1, first);
        HttpResponse<String> answer = call(client, "/data");
        server.expireAll();
        CompletableFuture<HttpResponse<String>> running = async("/data");
        Eventually.isTrue("the client marks the session", () -> erp.isMarked(1));
        erp.emptied(1);
        erp.upstream("refused_at = {now}");
        Throwable refused = assertThatThrownBy(running::get).actual();

        assertThat(server.last("/data").orElseThrow().header("authorization")).contains("Bearer top-secret");
        assertThat(List.of(client, client.httpClient(), answer, answer.request(), List.of(first), refused, running))
                .allSatisfy(shown -> assertThat(shown.toString()).doesNotContain("top-secret", first.value()));
        assertThat(answer.request().headers().map()).isEmpty();
    }

    @Test
    void webSocketsAreNotForIt() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.httpClient().newWebSocketBuilder())
                .withMessageStartingWith("erp: a web socket would not carry the session");
        assertThat(client.httpClient().followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
        assertThat(client.httpClient().cookieHandler()).isEmpty();
    }

    private CompletableFuture<HttpResponse<String>> async(String path) {
        return client.httpClient().sendAsync(get(path), BodyHandlers.ofString());
    }
}
