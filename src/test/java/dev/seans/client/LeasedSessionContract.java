package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.database.Database;
import dev.seans.session.StatementCount;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.PlainReply;
import dev.seans.testkit.upstream.TestAnswer;
import dev.seans.testkit.upstream.TestUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls with sessions that serve one at a time. */
abstract class LeasedSessionContract extends ClientsFixture {

    private static final int SLOTS = 4;

    @Override
    TestUpstream upstream() {
        return TestUpstream.ibsession(time);
    }

    @BeforeEach
    void storeSessions() throws Exception {
        erp.ofIbSessions(BASIC);
        for (int slot = 1; slot <= SLOTS; slot++) {
            erp.stored(slot, login());
        }
    }

    @Test
    void fiftyClientsOnTwoNodesNeverMeetASessionThatIsBusy() throws Exception {
        List<SessionClient> nodes = List.of(client, new GivenClients(pooled()).client("erp"));
        int each = 20;
        ExecutorService clients = Executors.newFixedThreadPool(50);
        List<Future<Integer>> done = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            SessionClient node = nodes.get(number % 2);
            String path = "/data/" + number;
            done.add(clients.submit(() -> {
                int good = 0;
                for (int call = 0; call < each; call++) {
                    good += call(node, path).statusCode() == 200 ? 1 : 0;
                }
                return good;
            }));
        }

        for (Future<Integer> one : done) {
            assertThat(one.get()).isEqualTo(each);
        }
        clients.shutdown();
        assertThat(server.count(Count.DATA_BUSY)).isZero();
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(50L * each);
        Eventually.isTrue("all are given back", () -> erp.held() == 0);
    }

    @Test
    void aSessionIsHeldUntilItsAnswerWasReceivedToTheEnd() throws Exception {
        server.always("/long", TestAnswer.endless(200));
        HttpResponse<InputStream> answer = client.httpClient().send(get("/long"), BodyHandlers.ofInputStream());
        byte[] some = answer.body().readNBytes(1_000_000);

        assertThat(some).hasSize(1_000_000);
        assertThat(erp.held()).isEqualTo(1);

        answer.body().close();
        Eventually.isTrue("it is given back", () -> erp.held() == 0);
        assertThat(erp.used()).isEqualTo(1);
    }

    @Test
    void aBodyThatMovesKeepsItsSessionLongerThanTheLease() throws Exception {
        server.always("/long", TestAnswer.trickle(200));
        HttpRequest request = HttpRequest.newBuilder(address("/long"))
                .timeout(Duration.ofSeconds(1))
                .build();
        HttpResponse<InputStream> answer = client.httpClient().send(request, BodyHandlers.ofInputStream());
        long until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (System.nanoTime() < until) {
            assertThat(answer.body().read()).isEqualTo(' ');
        }

        assertThat(erp.held()).isEqualTo(1);
        answer.body().close();
        Eventually.isTrue("it is given back", () -> erp.held() == 0);
    }

    @Test
    void bodiesThatNobodyReadsLoseTheirSessionsWithTheLease() throws Exception {
        server.always("/long", TestAnswer.endless(200));
        HttpRequest request = HttpRequest.newBuilder(address("/long"))
                .timeout(Duration.ofSeconds(1))
                .build();
        List<InputStream> forgotten = new ArrayList<>();
        for (int slot = 1; slot <= SLOTS; slot++) {
            forgotten.add(client.httpClient()
                    .send(request, BodyHandlers.ofInputStream())
                    .body());
        }
        assertThat(erp.held()).isEqualTo(SLOTS);

        assertThat(call(client, "/data").statusCode()).isEqualTo(200);

        for (InputStream one : forgotten) {
            one.close();
        }
    }

    @Test
    void whoDiesHoldsASessionNoLongerThanItsLease() throws Exception {
        erp.sessions("holder = 'a node that died', held_until = {now+(1500)}");

        HttpResponse<String> answer = call(client, "/data");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(server.count(Count.DATA_BUSY)).isZero();
    }

    @Test
    void aCallCostsOneStatementForItsSessionAndOneToGiveItBack() throws Exception {
        StatementCount count = new StatementCount(pooled());
        client = new GivenClients(count.database()).client("erp");
        call(client, "/data");
        Eventually.isTrue("it is given back", () -> erp.held() == 0);
        count.drain();

        for (int further = 0; further < 5; further++) {
            call(client, "/data");
            Eventually.isTrue("it is given back", () -> erp.held() == 0);
        }

        assertThat(count.drain())
                .filteredOn(statement -> statement.contains("UPDATE"))
                .hasSize(10);
    }

    @Test
    void allBusyIsSaid() throws Exception {
        erp.sessions("holder = 'another node', held_until = {now+(60000)}");
        HttpRequest request = HttpRequest.newBuilder(address("/data"))
                .timeout(Duration.ofSeconds(1))
                .build();

        assertThatExceptionOfType(UpstreamSessionException.class)
                .isThrownBy(() -> client.httpClient().send(request, BodyHandlers.ofString()))
                .withMessage("erp: all 4 sessions had a call for 1 s: call less at a time, or raise"
                        + " seans.upstream.erp.sessions on the server that keeps it")
                .satisfies(busy -> assertThat(busy.reason()).isEqualTo(Reason.ALL_BUSY));
        assertThat(server.count(Count.DATA_CALLS)).isZero();
    }

    @Test
    void aSessionThatSomebodyElseCallsWithIsPassedOver() throws Exception {
        server.next("/data", 2, TestAnswer.status(406));

        assertThat(call(client, "/data").statusCode()).isEqualTo(200);

        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(3);
        assertThat(marked()).isZero();
        Eventually.isTrue("all are given back", () -> erp.held() == 0);
    }

    @Test
    void whileSomebodyElseCallsWithAllOfThemItIsTriedMoreAndMoreRarely() {
        server.always("/data", TestAnswer.status(406));

        assertThatExceptionOfType(UpstreamSessionException.class)
                .isThrownBy(() -> client.httpClient().send(within(Duration.ofSeconds(4)), BodyHandlers.ofString()))
                .satisfies(busy -> assertThat(busy.reason()).isEqualTo(Reason.ALL_BUSY));

        assertThat(server.count(Count.DATA_CALLS)).isBetween(5L, 9L);
    }

    @Test
    @Timeout(60)
    void aDatabaseThatHangsHoldsACallNoLongerThanItsOwnTimeAndNoSession() throws Exception {
        GivenOutage outage = new GivenOutage(pooled().dataSource());
        client = new GivenClients(new Database(outage.dataSource())).client("erp");
        call(client, "/data");
        Eventually.isTrue("it is given back", () -> erp.held() == 0);
        CountDownLatch end = new CountDownLatch(1);
        outage.hang(end);

        for (int number = 1; number <= 5; number++) {
            assertThatExceptionOfType(UpstreamSessionException.class)
                    .isThrownBy(() -> client.httpClient().send(within(Duration.ofSeconds(1)), BodyHandlers.ofString()))
                    .satisfies(away -> assertThat(away.reason()).isEqualTo(Reason.DATABASE_UNREACHABLE));
        }
        end.countDown();

        assertThat(call(client, "/data").statusCode()).isEqualTo(200);
        Eventually.isTrue("whatever came too late is given back", () -> erp.held() == 0);
    }

    @Test
    void aLostSessionIsMarkedAndAnotherOneServesTheCallWhenTheKeeperHasConfirmedTheLoss() throws Exception {
        server.next("/data", 1, TestAnswer.status(404));

        CompletableFuture<HttpResponse<String>> running = async("/data");
        Eventually.isTrue("it is marked", () -> marked() == 1);
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(1);
        erp.emptied(markedSlot());

        assertThat(running.get().statusCode()).isEqualTo(200);
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(2);
    }

    @Test
    void whenAllAreLostTheKeeperIsWaitedFor() throws Exception {
        call(client, "/data");
        server.expireAll();

        CompletableFuture<HttpResponse<String>> running = async("/data");
        Eventually.isTrue("it is marked", () -> marked() == 1);
        for (int slot = 1; slot <= SLOTS; slot++) {
            erp.stored(slot, login());
        }

        assertThat(running.get().statusCode()).isEqualTo(200);
        assertThat(server.count(Count.DATA_LOST)).isEqualTo(1);
    }

    @Test
    void anOrderIsPlacedOnceThoughItsSessionWasRefreshedBeforeTheKeeperLooked() throws Exception {
        server.always("/none", TestAnswer.of(PlainReply.of(404).saying("text/plain", "no such order")));
        HttpRequest order = HttpRequest.newBuilder(address("/none"))
                .POST(HttpRequest.BodyPublishers.ofString("an order"))
                .build();

        CompletableFuture<HttpResponse<String>> running = client.httpClient().sendAsync(order, BodyHandlers.ofString());
        Eventually.isTrue("it is marked", () -> marked() == 1);
        erp.stored(markedSlot(), login());

        assertThat(running.get().body()).isEqualTo("no such order");
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(1);
    }

    @Test
    void theApplicationsOwn404IsGivenUnchangedAndAnOrderIsPlacedOnce() throws Exception {
        server.always("/none", TestAnswer.of(PlainReply.of(404).saying("text/plain", "no such order")));
        HttpRequest order = HttpRequest.newBuilder(address("/none"))
                .POST(HttpRequest.BodyPublishers.ofString("an order"))
                .build();

        CompletableFuture<HttpResponse<String>> running = client.httpClient().sendAsync(order, BodyHandlers.ofString());
        Eventually.isTrue("it is marked", () -> marked() == 1);
        erp.foundAlive(markedSlot());

        assertThat(running.get().statusCode()).isEqualTo(404);
        assertThat(running.get().body()).isEqualTo("no such order");
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(1);
        assertThat(marked()).isZero();
    }

    @Test
    void aCallWhoseSessionsAllTurnOutLostIsSentOnceMoreThanThereAreSessions() throws Exception {
        server.always("/data", TestAnswer.status(401));

        CompletableFuture<HttpResponse<String>> running = async("/data");
        for (int loss = 1; loss <= SLOTS + 1; loss++) {
            Eventually.isTrue("it is marked", () -> marked() == 1);
            erp.stored(markedSlot(), login());
        }

        assertThat(running)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("has refused a second session");
        assertThat(server.count(Count.DATA_CALLS)).isEqualTo(SLOTS + 1);
    }

    @Test
    void aCallThatIsBrokenOffGivesItsSessionBack() throws Exception {
        CompletableFuture<HttpResponse<String>> running = async("/slow");
        server.slowCalls().awaitArrivals(1);
        assertThat(erp.held()).isEqualTo(1);

        running.cancel(true);

        Eventually.isTrue("it is given back", () -> erp.held() == 0);
        server.slowCalls().open();
    }

    @Test
    void aCallThatFailsGivesItsSessionBack() throws Exception {
        server.always("/data", TestAnswer.drop());
        server.always("/cut", TestAnswer.dropMidway());

        for (String path : List.of("/data", "/cut")) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> call(client, path));
        }

        Eventually.isTrue("they are given back", () -> erp.held() == 0);
    }

    @Test
    void itsCookiesAreNobodysToTake() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.cookies())
                .withMessageContaining("call with httpClient()");
    }

    private HttpRequest within(Duration limit) {
        return HttpRequest.newBuilder(address("/data")).timeout(limit).build();
    }

    private long marked() {
        long marked = 0;
        for (int slot = 1; slot <= SLOTS; slot++) {
            marked += erp.isMarked(slot) ? 1 : 0;
        }
        return marked;
    }

    private int markedSlot() {
        return IntStream.rangeClosed(1, SLOTS).filter(erp::isMarked).findFirst().orElseThrow();
    }

    private CompletableFuture<HttpResponse<String>> async(String path) {
        return client.httpClient().sendAsync(get(path), BodyHandlers.ofString());
    }
}
