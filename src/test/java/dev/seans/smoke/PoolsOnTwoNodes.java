package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerUser;
import dev.seans.testkit.http.RawResponse;
import dev.seans.visitor.Lab;
import dev.seans.visitor.ServiceCaller;
import dev.seans.visitor.Whoami;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Services on two nodes, published by a default.vrd in the folder that both of them have. */
final class PoolsOnTwoNodes {

    private static final int POOL_SIZE = 5;
    private static final int CALLERS = 8;
    private static final int CALLS = 40;
    private static final int OK = 200;

    private final List<SeansServer> nodes;
    private final ExecutorService threads;

    PoolsOnTwoNodes(List<SeansServer> nodes, ExecutorService threads) {
        this.nodes = nodes;
        this.threads = threads;
    }

    /** More callers than sessions, half of them on each node; none of the sessions grows old meanwhile. */
    void aBurstOnBothNodesNeverMakesMoreSessionsThanThePoolHas() throws Exception {
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            ServiceCaller node = caller(caller);
            callers.add(() -> served(node));
        }
        int served = 0;
        for (Future<Integer> caller : threads.invokeAll(callers)) {
            served += caller.get();
        }

        assertThat(served).isEqualTo(CALLERS * CALLS);
        assertThat(figure(0, "created") + figure(1, "created")).isBetween(2L, (long) POOL_SIZE);
        assertThat(figure(0, "idle"))
                .isEqualTo(figure(1, "idle"))
                .isEqualTo(figure(0, "created") + figure(1, "created"));
        assertThat(figure(0, "busy")).isZero();
        assertThat(figure(0, "reused") + figure(1, "reused") + figure(0, "created") + figure(1, "created"))
                .isEqualTo(CALLERS * CALLS);
    }

    /** How many of its calls a caller got an answer to. */
    private static int served(ServiceCaller node) throws IOException {
        int served = 0;
        for (int call = 0; call < CALLS; call++) {
            if (node.get("hs/slow/timed?millis=20&diary=burst").status() == OK) {
                served++;
            }
        }
        return served;
    }

    /** Balanced without sticky sessions: what one node has made, the other one uses. */
    void callsToBothNodesInTurnShareASession() throws IOException {
        Set<String> keys = new HashSet<>();
        for (int call = 0; call < CALLS; call++) {
            keys.add(Whoami.of(caller(call).get("hs/whoami")).key());
        }
        assertThat(keys).hasSize(1);
    }

    /** A session that its client manages is found on the other node, and ended there. */
    void aClientMayManageItsSessionOnBothNodes() throws IOException {
        RawResponse start = caller(0).says("start").post("hs/whoami-manual");
        String cookie = ServiceCaller.cookieOf(start);

        Whoami last = Whoami.of(caller(1).withCookie(cookie).says("finish").post("hs/whoami-manual"));

        assertThat(last.key()).isEqualTo(Whoami.of(start).key());
        assertThat(caller(0).withCookie(cookie).post("hs/whoami-manual").status())
                .isEqualTo(404);
    }

    /** The second node dies while its calls have the whole pool. */
    void theSlotsOfAKilledNodeComeBackWithinTheLease(Duration lease) throws Exception {
        String gate = Lab.newName();
        ServiceCaller doomed = caller(1);
        List<Future<RawResponse>> lost = new ArrayList<>();
        for (int slot = 0; slot < POOL_SIZE; slot++) {
            lost.add(threads.submit(() -> doomed.get("hs/slow/slow?diary=%1$s&gate=%1$s".formatted(gate))));
        }
        new Lab(root(1)).awaitInside(gate, POOL_SIZE);
        assertThat(figure(0, "busy")).isEqualTo(POOL_SIZE);
        nodes.get(1).kill();
        Instant killed = Instant.now();

        RawResponse atOnce = caller(0).get("hs/slow/test?diary=" + gate);
        await("a slot is free")
                .atMost(lease.plusSeconds(5))
                .until(() -> caller(0).get("hs/slow/test?diary=" + gate).status() == OK);

        assertThat(atOnce.status()).isEqualTo(406);
        assertThat(Duration.between(killed, Instant.now())).isLessThan(lease.plusSeconds(2));
        assertThat(figure(0, "idle") + figure(0, "busy")).isLessThanOrEqualTo(POOL_SIZE);
        assertThat(lost).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(1)));
    }

    private long figure(int node, String name) throws IOException {
        return new AdminApi(root(node))
                .get("pools").getJsonArray("pools").getValuesAs(JsonObject.class).stream()
                        .filter(pool -> pool.getString("service").equals("http/slow"))
                        .mapToLong(pool -> pool.getJsonNumber(name).longValueExact())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("There is no pool of http/slow"));
    }

    private ServiceCaller caller(int turn) {
        return ServiceCaller.of(root(turn), ServerUser.EXCHANGE);
    }

    private URI root(int turn) {
        return nodes.get(turn % nodes.size()).root();
    }
}
