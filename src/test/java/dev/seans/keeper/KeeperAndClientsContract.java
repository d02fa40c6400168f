package dev.seans.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.client.GivenClients;
import dev.seans.client.SessionClient;
import dev.seans.client.SteppedNanos;
import dev.seans.testkit.upstream.Count;
import dev.seans.testkit.upstream.ExpiryTold;
import dev.seans.testkit.upstream.TestUpstream;
import dev.seans.upstream.UpstreamState;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What fifty clients on two nodes, and the upstream, notice of the keeper. */
abstract class KeeperAndClientsContract extends KeeperFixture {

    private static final int CLIENTS = 50;
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    private final SteppedNanos nanos = new SteppedNanos();

    @Test
    void aDayOfFiftyClientsCostsExactlyTheLoginsThatExpiryDemandsAndNobodySeesALostSession() throws Exception {
        TestUpstream upstream = basic();

        List<SessionClient> clients = liveADay(upstream, true);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1 + 6);
        assertThat(upstream.count(Count.DATA_LOST)).isZero();
        assertThat(upstream.count(Count.DATA_CALLS)).isEqualTo((long) clients.size() * 24 * 2);
    }

    @Test
    void whereALoginEndsTheSessionBeforeClientsWithAnOldCopyCallAgainAndNobodyNotices() throws Exception {
        TestUpstream upstream = basic();
        upstream.rules().oneSession(true);

        List<SessionClient> clients = liveADay(upstream, false);

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(1 + 6);
        assertThat(upstream.count(Count.DATA_LOST)).isEqualTo(clients.size() * 6L);
        assertThat(upstream.count(Count.DATA_CALLS)).isEqualTo(clients.size() * (24 * 2 + 6L));
    }

    /** @param copiesAge whether the clients' copies grow old with the day, so that they are read again in time */
    private List<SessionClient> liveADay(TestUpstream upstream, boolean copiesAge) throws Exception {
        upstream.rules().lifetime(Duration.ofHours(4));
        upstream.rules().tells(ExpiryTold.MAX_AGE);
        KeptUpstream erp = erp(upstream);
        GivenKeeper one = node(erp);
        GivenKeeper other = node(erp);
        one.tick();
        List<SessionClient> clients = clients(CLIENTS / 2);
        for (int part = 0; part < 24 * 2; part++) {
            pass(HALF_HOUR, HALF_MINUTE, one, other);
            if (copiesAge) {
                nanos.step(HALF_HOUR);
            }
            assertThat(callAll(clients, upstream)).containsOnly(200);
        }
        assertThat(status(one).state()).isEqualTo(UpstreamState.VALID);
        return clients;
    }

    @Test
    void fiftyClientsShareFourSessionsOfWhichEachServesOneCallAtATime() throws Exception {
        TestUpstream upstream = ibsession();
        KeptUpstream erp = erp(upstream, "login", "ibsession");
        GivenKeeper one = node(erp);
        GivenKeeper other = node(erp);
        one.tick();
        List<SessionClient> few = clients(2);
        List<SessionClient> clients = new ArrayList<>();
        while (clients.size() < CLIENTS) {
            clients.addAll(few);
        }

        for (int burst = 0; burst < 12; burst++) {
            CompletableFuture<List<Integer>> calling = startAll(clients, upstream);
            pass(Duration.ofSeconds(10), Duration.ofSeconds(1), one, other);
            nanos.step(Duration.ofSeconds(10));
            assertThat(calling.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).containsOnly(200);
        }

        assertThat(upstream.count(Count.LOGIN_ATTEMPTS)).isEqualTo(4);
        assertThat(upstream.mostAlive()).isEqualTo(4);
        assertThat(upstream.count(Count.DATA_BUSY)).isZero();
        assertThat(upstream.count(Count.CHECKS_BUSY)).isZero();
        assertThat(upstream.count(Count.DATA_LOST)).isZero();
        assertThat(upstream.count(Count.DATA_CALLS)).isEqualTo(12L * clients.size());
        assertThat(status(one).state()).isEqualTo(UpstreamState.VALID);
    }

    /** So many on each of the two nodes. */
    private List<SessionClient> clients(int perNode) {
        List<SessionClient> clients = new ArrayList<>();
        for (GivenClients node : List.of(clients(nanos), clients(nanos))) {
            for (int number = 0; number < perNode; number++) {
                clients.add(node.client(ERP.text()));
            }
        }
        return clients;
    }

    private static List<Integer> callAll(List<SessionClient> clients, TestUpstream upstream) throws Exception {
        return startAll(clients, upstream).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** All at the same time; the statuses of their answers. */
    private static CompletableFuture<List<Integer>> startAll(List<SessionClient> clients, TestUpstream upstream) {
        HttpRequest request =
                HttpRequest.newBuilder(upstream.url().resolve("/data")).build();
        List<CompletableFuture<Integer>> calls = clients.stream()
                .map(client -> client.httpClient()
                        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                .thenApply(done -> calls.stream().map(CompletableFuture::join).toList());
    }
}
